package org.chatcluster.bench.measure;

import org.chatcluster.bench.stage.Stage;

/** CPU time of all parts in ns: nodes, database server, Redis, and the generator, which is this process. With SQLite the node is the database. */
public record Cost(long nodes, long database, long redis, long generator) {
    /** What they have used so far. */
    public static Cost of(Stage stage) {
        return new Cost(
                stage.nodes().stream()
                        .mapToLong(node -> ProcessCpu.nanos(node.pid()))
                        .sum(),
                stage.database().map(server -> ProcessCpu.nanos(server.pid())).orElse(0L),
                stage.redis().map(server -> ProcessCpu.nanos(server.pid())).orElse(0L),
                ProcessCpu.nanos(ProcessHandle.current().pid()));
    }

    /** What they have used since. */
    public Cost since(Cost before) {
        return new Cost(
                nodes - before.nodes, database - before.database, redis - before.redis, generator - before.generator);
    }

    /** All that the service needs: everything but the generator. */
    public long service() {
        return nodes + database + redis;
    }
}
