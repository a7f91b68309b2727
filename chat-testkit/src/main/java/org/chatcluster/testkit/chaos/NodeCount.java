package org.chatcluster.testkit.chaos;

/** What nodes count and a {@link ChaosRun} wants to see: that faults have reached the parts that must bear them. */
public enum NodeCount {
    /** Two nodes wrote to a conversation at once. */
    CONFLICTS("batches that met another node's row", "chat_commit_conflicts_total"),
    /** A session was fed from the log, because the news did not come or could not be sent. */
    PAGES("pages read from the log", "chat_log_pages_total"),
    /** The bus has carried something. */
    RECEIVED("publications received from other nodes", "chat_bus_received_total"),
    /** A publication has not reached Redis. */
    LOST("publications that Redis did not take", "chat_bus_losses_total"),
    /** A node had a reason to believe that it has missed something. */
    DOUBTS("times that a node doubted the bus", "chat_bus_doubts_total"),
    /** A node has compared its sessions with the database. */
    CHECKS("rounds of the check against the database", "chat_checks_seconds_count");

    private final String label;
    private final String metric;

    NodeCount(String label, String metric) {
        this.label = label;
        this.metric = metric;
    }

    /** How a report calls it. */
    public String label() {
        return label;
    }

    String metric() {
        return metric;
    }
}
