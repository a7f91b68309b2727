package org.chatcluster.server.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the rows are kept. An empty {@code url} is SQLite, file {@code chat.db} in {@code dataDir}; otherwise a
 * {@code jdbc:mysql:} URL. {@code startWait} is how long a start waits for the database; without {@code migrate} an old schema is refused.
 */
public record StorageConfig(
        String url, String user, String password, Path dataDir, Duration startWait, boolean migrate, int poolSize) {
    @Override
    public String toString() {
        return "StorageConfig[url=" + url + ", user=" + user + ", dataDir=" + dataDir + "]";
    }
}
