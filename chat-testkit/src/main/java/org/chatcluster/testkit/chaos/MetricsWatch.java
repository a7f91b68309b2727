package org.chatcluster.testkit.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chatcluster.testkit.NodeProcess;

/**
 * Adds up the counters of nodes over their restarts, by asking each node every second. What a node counted between the last question and
 * its death is not known. Thread-safe.
 */
final class MetricsWatch {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PERIOD).build();
    private final Map<String, Double> totals = new ConcurrentHashMap<>();
    private final Pause pause = new Pause();
    private final Thread thread;

    MetricsWatch(List<NodeProcess> nodes) {
        Map<NodeProcess, Map<String, Double>> last = new HashMap<>();
        nodes.forEach(node -> last.put(node, Map.of()));
        thread = new Thread(
                () -> {
                    while (!pause.hasEnded()) {
                        last.replaceAll(this::ask);
                        pause.of(PERIOD);
                    }
                    last.replaceAll(this::ask);
                },
                "chaos-metrics");
        thread.setDaemon(true);
        thread.start();
    }

    /** By how much the counter {@code name}, with all its labels, has grown on all nodes. */
    long total(String name) {
        return Math.round(totals.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum());
    }

    /** Asks a last time, and then no more. */
    void finish() {
        pause.end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Double> ask(NodeProcess node, Map<String, Double> last) {
        try {
            URI uri = URI.create("http://" + node.host() + ":" + node.opsPort() + "/metrics");
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PERIOD).build();
            Map<String, Double> now =
                    counters(http.send(request, BodyHandlers.ofString()).body());
            now.forEach((name, value) -> totals.merge(name, growth(last.getOrDefault(name, 0.0), value), Double::sum));
            return now;
        } catch (IOException e) {
            // Dead, frozen or starting: it is asked again.
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
    }

    static Map<String, Double> counters(String page) {
        Map<String, Double> counters = new HashMap<>();
        page.lines().filter(line -> line.startsWith("chat_")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            String name = line.substring(0, space);
            String plain = name.contains("{") ? name.substring(0, name.indexOf('{')) : name;
            if (plain.endsWith("_total") || plain.endsWith("_count")) {
                counters.put(name, Double.parseDouble(line.substring(space + 1)));
            }
        });
        return counters;
    }

    /** A smaller value is that of a node that was started again. */
    static double growth(double before, double now) {
        return now < before ? now : now - before;
    }
}
