package org.chatcluster.server.config;

import org.slf4j.event.Level;

/** What is logged, and how. */
public record LogConfig(Level level, Format format) {
    /** The form of a log line. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For machines: one JSON object a line. */
        JSON
    }
}
