package org.chatcluster.bench.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.floor.InsertFloor;
import org.chatcluster.bench.floor.RelayFloor;
import org.chatcluster.bench.floor.SyncFloor;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.DatabaseSettings;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.TempDir;

/** What the machine can do at best, without a chat server: D inserts, B relays, F syncs. */
final class FloorScenario implements Scenario {
    private static final int RELAY_LOOPS = Runtime.getRuntime().availableProcessors();

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        Path dir = TempDir.create("chat-bench-");
        try {
            found.accept(SyncFloor.run(dir, options.length()));
            for (Engine engine : options.engines()) {
                inserts(options, engine, dir, found);
            }
        } finally {
            TempDir.delete(dir);
        }
        relay(options, found);
    }

    private static void inserts(BenchOptions options, Engine engine, Path dir, Consumer<Result> found) {
        Duration length = options.length();
        InsertFloor inserts = new InsertFloor(options.warmUp(), length);
        if (engine == Engine.SQLITE) {
            found.accept(inserts.sqlite(dir, InsertFloor.FULL_BATCH));
            return;
        }
        boolean binaryLog = engine == Engine.MARIADB_BINLOG;
        try (MariaDbServer server = MariaDbServer.start(DatabaseSettings.mariaDb(binaryLog))) {
            found.accept(inserts.mariaDb(server, InsertFloor.FULL_BATCH));
        }
    }

    private static void relay(BenchOptions options, Consumer<Result> found) {
        try (RelayFloor relay = RelayFloor.start(RELAY_LOOPS);
                Trial pairs = Trial.relayPairs(relay, options.pairs(), options.frameBytes())) {
            for (int window : options.windows()) {
                Window measured = pairs.closed(window, options.warmUp(), options.length());
                found.accept(Figures.add(
                                new Result.Builder("floor-relay")
                                        .with("pairs", options.pairs())
                                        .with("window", window),
                                measured)
                        .build());
            }
        }
    }

    /** A group on the relay at a steady rate of messages. */
    static Result relayGroup(BenchOptions options, int members, double perSecond) {
        try (RelayFloor relay = RelayFloor.start(RELAY_LOOPS);
                Trial group = Trial.relayGroup(relay, members, options.senders(), options.frameBytes())) {
            Window measured = group.open(perSecond, options.warmUp(), options.length());
            return Figures.addDeliveries(
                            new Result.Builder("floor-relay")
                                    .with("members", members)
                                    .with("senders", options.senders())
                                    .with("rate", Math.round(perSecond)),
                            measured)
                    .build();
        }
    }
}
