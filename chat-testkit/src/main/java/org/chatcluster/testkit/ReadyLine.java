package org.chatcluster.testkit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line that a node prints when it is ready. Ports are numbers, the rest is for people. */
public record ReadyLine(String node, int port, int opsPort, String db, String redis) {
    private static final String START = "chat-server ready ";

    static @Nullable ReadyLine find(String output) {
        int start = output.startsWith(START) ? 0 : output.indexOf("\n" + START) + 1;
        int end = output.indexOf('\n', start);
        if (!output.startsWith(START, start) || end < 0) {
            return null;
        }
        return parse(output.substring(start + START.length(), end));
    }

    private static ReadyLine parse(String fields) {
        Map<String, String> values = new HashMap<>();
        for (String field : fields.strip().split(" +", -1)) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new IllegalStateException("The ready line has no value in: " + field);
            }
            values.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return new ReadyLine(
                require(values, "node"),
                Integer.parseInt(require(values, "port")),
                Integer.parseInt(require(values, "ops")),
                require(values, "db"),
                require(values, "redis"));
    }

    private static String require(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The ready line has no " + name + ": " + values);
        }
        return value;
    }
}
