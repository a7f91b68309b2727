package org.chatcluster.bench.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be set up: a copy with a change for every method. Several nodes share a MariaDB and a Redis. Immutable. */
public record StageOptions(
        Engine engine, int nodes, int heapMegabytes, List<String> javaFlags, Map<String, String> nodeFlags) {
    private static final int HEAP_MEGABYTES = 1_024;

    /** Refuses what no cluster can be. */
    public StageOptions {
        if (nodes > 1 && engine == Engine.SQLITE) {
            throw new IllegalArgumentException("Nodes cannot share a SQLite file.");
        }
        javaFlags = List.copyOf(javaFlags);
        nodeFlags = Map.copyOf(nodeFlags);
    }

    /** One node. */
    public static StageOptions on(Engine engine) {
        return new StageOptions(engine, 1, HEAP_MEGABYTES, List.of(), Map.of("--limits", "off"));
    }

    /** So many nodes. */
    public StageOptions withNodes(int count) {
        return new StageOptions(engine, count, heapMegabytes, javaFlags, nodeFlags);
    }

    /** Another heap for each node. */
    public StageOptions withHeapMegabytes(int megabytes) {
        return new StageOptions(engine, nodes, megabytes, javaFlags, nodeFlags);
    }

    /** One more flag for Java. */
    public StageOptions withJavaFlag(String flag) {
        List<String> more = new ArrayList<>(javaFlags);
        more.add(flag);
        return new StageOptions(engine, nodes, heapMegabytes, more, nodeFlags);
    }

    /** One more flag for the nodes. */
    public StageOptions withNodeFlag(String flag, String value) {
        Map<String, String> more = new LinkedHashMap<>(nodeFlags);
        more.put(flag, value);
        return new StageOptions(engine, nodes, heapMegabytes, javaFlags, more);
    }
}
