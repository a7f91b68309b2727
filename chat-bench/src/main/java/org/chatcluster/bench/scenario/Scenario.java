package org.chatcluster.bench.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.report.Target;

/** One kind of work to be measured. */
public interface Scenario {
    /** What it is called on the command line. */
    String name();

    /** Runs it in all the ways that the options ask for; each result goes to {@code found} as soon as it is there. */
    void run(BenchOptions options, Consumer<Result> found) throws Exception;

    /** What the results are held against. */
    static List<Target> targets() {
        return Targets.all();
    }

    /** Every scenario, in the order of {@code bin/bench all}. */
    static List<Scenario> all() {
        return List.of(
                new CountsScenario(),
                new FloorScenario(),
                new DirectScenario(),
                new GroupScenario(),
                new CrossScenario(),
                new IdleScenario(),
                new LoginScenario(),
                new BacklogScenario(),
                new SlowScenario(),
                new MixedScenario(),
                new GrowthScenario(),
                new MicroScenario());
    }
}
