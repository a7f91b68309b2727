package org.chatcluster.bench.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.micro.MicroMain;
import org.chatcluster.bench.report.Result;

/** Single parts of the node under JMH: time and garbage of an operation. */
final class MicroScenario implements Scenario {
    @Override
    public String name() {
        return "micro";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        MicroMain.run(options.quick(), List.of()).forEach(found);
    }
}
