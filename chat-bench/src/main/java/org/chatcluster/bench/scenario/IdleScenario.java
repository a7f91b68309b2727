package org.chatcluster.bench.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.Crowd;
import org.chatcluster.bench.measure.Cost;
import org.chatcluster.bench.measure.NodeMemory;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;

/**
 * Logged-in connections on which nothing goes on but heartbeats: what each costs in memory, by the difference between a third of them and all,
 * so that what the node needs anyway does not count. Each user has 14 friends whom it has written to, and 6 groups.
 */
final class IdleScenario implements Scenario {
    private static final int FRIENDS = 14;
    private static final int GROUPS = 6;
    private static final int MEMBERS = 200;
    private static final int MESSAGES = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    /** Sessions give back what they do not need at rest within half a second. */
    private static final Duration REST = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            run(options, engine, found);
        }
    }

    private void run(BenchOptions options, Engine engine, Consumer<Result> found) throws Exception {
        try (Stage stage =
                        Stage.set(Stages.of(options, engine).withNodeFlag("--heartbeat", HEARTBEAT.toSeconds() + "s"));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> accounts = seeder.users(options.connections());
            acquaint(seeder, accounts);
            try (Crowd crowd = new Crowd(stage, HEARTBEAT)) {
                int third = accounts.size() / 3;
                crowd.join(accounts.subList(0, third));
                NodeMemory few = memory(stage);
                crowd.join(accounts.subList(third, accounts.size()));
                NodeMemory all = memory(stage);
                Result.Builder result = new Result.Builder(name())
                        .with("engine", engine.label())
                        .with("connections", accounts.size());
                memory(result, few, all, accounts.size() - third);
                cpu(result, stage, options.length(), accounts.size());
                Tally.Counted counted = crowd.talk(MESSAGES);
                Figures.latency(result, "ack", counted.acks());
                Figures.latency(result, "delivery", counted.deliveries());
                crowd.problems().forEach(result::problem);
                found.accept(result.build());
            }
        }
    }

    private static void acquaint(Seeder seeder, List<Account> accounts) throws SQLException {
        seeder.circle(accounts, FRIENDS, "hello");
        int groups = Math.max(1, accounts.size() / MEMBERS);
        for (int kind = 0; kind < GROUPS; kind++) {
            for (int group = 0; group < groups; group++) {
                List<Account> members = new ArrayList<>();
                // One of each block, a little further in each, so that no two groups have the same members.
                for (int block = 0; block * groups < accounts.size(); block++) {
                    int member = block * groups + (group + kind * block) % groups;
                    if (member < accounts.size()) {
                        members.add(accounts.get(member));
                    }
                }
                seeder.group("group " + kind + " " + group, members);
            }
        }
    }

    private static NodeMemory memory(Stage stage) {
        Window.pause(REST);
        return NodeMemory.of(stage.nodes().get(0));
    }

    private static void memory(Result.Builder result, NodeMemory few, NodeMemory all, int more) {
        double heap = (double) (all.heap() - few.heap()) / more;
        double direct = (double) (all.direct() - few.direct()) / more;
        result.figure("memory", heap + direct, "B/connection");
        result.figure("heap", heap, "B/connection");
        result.figure("direct", direct, "B/connection");
        result.figure("resident", (double) (all.resident() - few.resident()) / more, "B/connection");
        result.figure("heap-in-all", all.heap() / 1e6, "MB");
        result.figure("direct-in-all", all.direct() / 1e6, "MB");
        result.figure("resident-in-all", all.resident() / 1e6, "MB");
    }

    private static void cpu(Result.Builder result, Stage stage, Duration length, int connections) {
        Cost before = Cost.of(stage);
        long start = System.nanoTime();
        Window.pause(length);
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = Cost.of(stage).since(before).service() / 1e3 / seconds;
        result.figure("cpu", micros / 1e4, "% of a core");
        result.figure("cpu-each", micros / connections, "µs CPU/s");
    }
}
