package org.chatcluster.testkit.chaos;

import java.util.List;

/** What a {@link ChaosRun} does to a cluster, and how its report calls it. */
public enum Fault {
    /** A node dies and starts again. */
    KILL_NODE("node killed (kill -9) and restarted"),
    /** A node does nothing for about 20 s and then goes on as if nothing had been. */
    FREEZE_NODE("node frozen (SIGSTOP) and resumed"),
    /** A node is asked to stop, and starts again. */
    DRAIN_NODE("node drained (SIGTERM) and restarted"),
    /** Redis dies and comes back empty. */
    KILL_REDIS("Redis killed and restarted empty"),
    /** Redis loses its keys. */
    FLUSH_REDIS("Redis flushed"),
    /** Redis does nothing for a while. */
    FREEZE_REDIS("Redis frozen and resumed"),
    /** The database dies and recovers. */
    KILL_DATABASE("MariaDB killed and restarted"),
    /** The database does nothing for a while. */
    FREEZE_DATABASE("MariaDB frozen and resumed"),
    /** Connections are reset. */
    CUT("connections reset, some at once"),
    /** Connections end in the direction of the server. */
    HALF_CLOSE_TO_TARGET("connections half-closed to the server"),
    /** Connections end in the direction of the client. */
    HALF_CLOSE_TO_CLIENT("connections half-closed to the client"),
    /** Connections hang. */
    STALL("connections stalled"),
    /** Everything takes longer. */
    DELAY("network slowed"),
    /** At the end, a node and Redis die and stay dead, and all connections break. */
    LAST_BLOW("node and Redis killed for good, all reset");

    static final List<Fault> OF_NODES = List.of(KILL_NODE, FREEZE_NODE, DRAIN_NODE);
    static final List<Fault> OF_SERVICES =
            List.of(KILL_REDIS, FLUSH_REDIS, FREEZE_REDIS, KILL_DATABASE, FREEZE_DATABASE);
    static final List<Fault> OF_CONNECTIONS = List.of(CUT, HALF_CLOSE_TO_TARGET, HALF_CLOSE_TO_CLIENT, STALL, DELAY);

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    /** How a report calls it. */
    public String label() {
        return label;
    }
}
