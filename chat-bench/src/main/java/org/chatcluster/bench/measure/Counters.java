package org.chatcluster.bench.measure;

import io.lettuce.core.RedisClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.chatcluster.bench.stage.Stage;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RedisServer;

/**
 * What the parts of a stage have counted, by the names that they give it: metrics of nodes, summed up over them, with their labels
 * ({@code chat_acks_total}), the status of MariaDB ({@code Com_insert}), and calls of Redis commands ({@link #PUBLISH}). Immutable.
 */
public final class Counters {
    /** Calls of PUBLISH. */
    public static final String PUBLISH = "cmdstat_publish";

    private final Map<String, Double> values;

    private Counters(Map<String, Double> values) {
        this.values = Map.copyOf(values);
    }

    /** The numbers so far. */
    public static Counters of(Stage stage) throws SQLException {
        Map<String, Double> values = new HashMap<>();
        for (NodeProcess node : stage.nodes()) {
            addMetrics(values, node.ops("/metrics").body());
        }
        if (stage.database().isPresent()) {
            addStatus(values, stage);
        }
        stage.redis().ifPresent(redis -> addCommands(values, redis));
        return new Counters(values);
    }

    /** The numbers of a page of metrics. */
    static Counters ofMetrics(String page) {
        Map<String, Double> values = new HashMap<>();
        addMetrics(values, page);
        return new Counters(values);
    }

    private static void addMetrics(Map<String, Double> values, String page) {
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            values.merge(line.substring(0, space), Double.parseDouble(line.substring(space + 1)), Double::sum);
        });
    }

    private static void addStatus(Map<String, Double> values, Stage stage) throws SQLException {
        try (Connection connection = stage.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS")) {
            while (rows.next()) {
                String value = rows.getString(2);
                if (value.matches("\\d+")) {
                    values.put(rows.getString(1), Double.valueOf(value));
                }
            }
        }
    }

    private static void addCommands(Map<String, Double> values, RedisServer redis) {
        // Redis says nothing of a command that nobody has used.
        values.put(PUBLISH, 0.0);
        try (RedisClient client = RedisClient.create(redis.url())) {
            client.connect().sync().info("commandstats").lines().forEach(line -> {
                int calls = line.indexOf(":calls=");
                if (calls > 0) {
                    String count = line.substring(calls + ":calls=".length(), line.indexOf(','));
                    values.put(line.substring(0, calls), Double.valueOf(count));
                }
            });
        }
    }

    /** What has come since. */
    public Counters since(Counters before) {
        Map<String, Double> differences = new HashMap<>();
        values.forEach((name, value) -> differences.put(name, value - before.values.getOrDefault(name, 0.0)));
        return new Counters(differences);
    }

    /** A number that must be there: one that is called otherwise now is not 0. */
    public double require(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("Nobody counts " + name);
        }
        return value;
    }
}
