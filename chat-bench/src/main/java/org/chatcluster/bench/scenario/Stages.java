package org.chatcluster.bench.scenario;

import java.sql.SQLException;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.StageOptions;

/** What the scenarios have in common about their stages. */
final class Stages {
    private Stages() {}

    /** One node, with the flags for Java that were asked for. */
    static StageOptions of(BenchOptions options, Engine engine) {
        StageOptions stage = StageOptions.on(engine);
        for (String flag : options.javaFlags()) {
            stage = stage.withJavaFlag(flag);
        }
        return stage;
    }

    /** Every message is one row, whatever the number of its readers, and none is more than that. */
    static void requireRows(Seeder seeder, long messages) throws SQLException {
        long rows = seeder.messages();
        if (rows != messages) {
            throw new IllegalStateException(
                    messages + " messages were acknowledged and delivered, " + rows + " are stored.");
        }
    }
}
