package org.chatcluster.server.storage;

import java.util.List;
import javax.sql.DataSource;

/** An open database: its connections, and what is known of it. Thread-safe. */
interface Engine extends AutoCloseable {
    /** What this engine does differently. */
    Dialect dialect();

    /** Product and version, as shown to people. */
    String name();

    /** Pooled connections for statements that only read. */
    DataSource reads();

    /** Pooled connections for everything that writes; may be those that read. */
    DataSource writes();

    /** The connections of one lane, for its thread only. */
    Connections laneConnections();

    /** What makes a commit less durable than it should be, one sentence each. */
    List<String> durabilityWarnings();

    @Override
    void close();
}
