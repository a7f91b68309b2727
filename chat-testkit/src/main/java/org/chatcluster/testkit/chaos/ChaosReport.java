package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatcluster.testkit.history.Finding;
import org.chatcluster.testkit.load.LoadFigures;
import org.chatcluster.testkit.load.LoadTrouble;

/**
 * What a {@link ChaosRun} has shown. {@code catchUp} is the time from the last blow until all were logged in and everything was
 * acknowledged and delivered to everyone, two seconds of which they went on sending; {@code nodes} is what the nodes counted, as far as it
 * is known. Immutable.
 */
public record ChaosReport(
        ChaosOptions options,
        Duration ran,
        Map<Fault, Integer> faults,
        int hitConnections,
        int uncleanDrains,
        LoadFigures figures,
        LoadTrouble trouble,
        Duration catchUp,
        long received,
        Map<NodeCount, Long> nodes,
        List<Finding> findings) {
    /** How long clients may take to have everything after the last fault, which stays. */
    public static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(10);

    /** Why the run has failed: the promise was broken, or a fault did not bite and so nothing was shown. Empty if it has not. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        findings.forEach(finding -> problems.add(finding.toString()));
        if (catchUp.compareTo(CATCH_UP_LIMIT) > 0) {
            problems.add("caught up only " + seconds(catchUp) + " s after the last blow (at most "
                    + CATCH_UP_LIMIT.toSeconds() + ")");
        }
        if (uncleanDrains > 0) {
            problems.add(uncleanDrains + " drained nodes did not end with exit code 0");
        }
        mustBite(problems, "clients that came back", figures.reconnects());
        mustBite(problems, "messages sent again", figures.resent());
        mustBite(problems, "acks for what was stored already", figures.dupAcks());
        mustBite(problems, "refusals for want of a database", figures.refused());
        mustBite(problems, "frozen connections given up", trouble.silences());
        mustBite(problems, "connections hit by the proxy", hitConnections);
        for (Fault fault : Fault.values()) {
            mustBite(problems, fault.label(), faults.getOrDefault(fault, 0));
        }
        nodes.forEach((what, count) -> mustBite(problems, what.label(), count));
        return problems;
    }

    /** The figures, one a line. */
    public String table() {
        StringBuilder table = new StringBuilder();
        row(table, "seed", Long.toString(options.seed()));
        row(
                table,
                "clients, nodes",
                options.clients() + ", " + options.nodes() + (options.nginx() ? " and nginx" : ""));
        row(table, "time with faults", seconds(ran) + " s");
        faults.forEach((fault, count) -> row(table, fault.label(), count.toString()));
        row(table, "connections hit by the proxy", Integer.toString(hitConnections));
        row(table, "messages acknowledged", Long.toString(figures.acked()));
        row(table, "messages received", Long.toString(received));
        row(table, "messages sent again", Long.toString(figures.resent()));
        row(table, "acks for what was stored already", Long.toString(figures.dupAcks()));
        row(table, "refused for now", Long.toString(figures.refused()));
        row(table, "clients that came back", Long.toString(figures.reconnects()));
        row(table, "frozen connections given up", Long.toString(trouble.silences()));
        row(table, "clients thrown out by another login", Long.toString(trouble.takenOver()));
        nodes.forEach((what, count) -> row(table, what.label(), count.toString()));
        row(table, "longest time without any ack", seconds(trouble.longestGap()) + " s");
        row(table, "longest wait of a client for an ack", seconds(trouble.longestWait()) + " s");
        row(table, "caught up after the last blow in", seconds(catchUp) + " s");
        row(table, "lost, doubled, out of order, invented", Integer.toString(findings.size()));
        return table.toString();
    }

    private static void mustBite(List<String> problems, String what, long count) {
        if (count <= 0) {
            problems.add("nothing shown: " + what + ": 0");
        }
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append(String.format(Locale.ROOT, "| %-42s | %18s |%n", name, value));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
