package org.chatcluster.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node is to be started: a copy with a change for every method. Without a data directory it gets one of its own, without a database
 * it uses SQLite in there. Immutable.
 */
public record NodeOptions(
        @Nullable Path dataDir, List<String> javaFlags, Map<String, String> flags, Map<String, String> environment) {
    /** Copies its lists. */
    public NodeOptions {
        javaFlags = List.copyOf(javaFlags);
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** A node on SQLite, with a small heap and without rate limits. */
    public static NodeOptions sqlite() {
        return new NodeOptions(null, List.of("-Xmx256m"), Map.of(), Map.of()).withFlag("--limits", "off");
    }

    /** A node on {@code database}, with a small heap and without rate limits. */
    public static NodeOptions on(TestDatabase database) {
        return sqlite().withDatabase(database);
    }

    /** With another database. */
    public NodeOptions withDatabase(TestDatabase database) {
        return withFlag("--db-url", database.url())
                .withFlag("--db-user", database.user())
                .withEnvironment("CHAT_DB_PASSWORD", database.password());
    }

    /** With {@code --name value}, in place of the value that the flag had; with an empty one the flag stands alone. */
    public NodeOptions withFlag(String flag, String value) {
        return new NodeOptions(dataDir, javaFlags, with(flags, flag, value), environment);
    }

    /** With a variable in the environment of the process. */
    public NodeOptions withEnvironment(String name, String value) {
        return new NodeOptions(dataDir, javaFlags, flags, with(environment, name, value));
    }

    /** With a heap of at most so many MiB. */
    public NodeOptions withHeapMegabytes(int megabytes) {
        List<String> others = new ArrayList<>(javaFlags);
        others.removeIf(flag -> flag.startsWith("-Xmx"));
        others.add("-Xmx" + megabytes + "m");
        return new NodeOptions(dataDir, others, flags, environment);
    }

    /** With one more flag for Java. */
    public NodeOptions withJavaFlag(String flag) {
        List<String> more = new ArrayList<>(javaFlags);
        more.add(flag);
        return new NodeOptions(dataDir, more, flags, environment);
    }

    /** With less work for Java at the start, and less speed later: for nodes that do not live long. */
    public NodeOptions withQuickStart() {
        return withJavaFlag("-XX:TieredStopAtLevel=1").withJavaFlag("-XX:+UseSerialGC");
    }

    /** With a data directory that the node does not delete when it is closed. */
    public NodeOptions withDataDir(Path directory) {
        return new NodeOptions(directory, javaFlags, flags, environment);
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
