package org.chatcluster.bench.report;

import java.util.List;
import java.util.NoSuchElementException;

/** Targets and what was measured, as the Markdown table of README.md. Immutable. */
public final class TargetTable {
    private final List<Target> targets;

    /** The rows in their order. */
    public TargetTable(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    /** The table; a target that no good result speaks of says so. */
    public String markdown(List<Result> results) {
        Runs runs = new Runs(results);
        StringBuilder text = new StringBuilder("| metric | target | measured | reached |\n|---|---|---|---|\n");
        for (Target target : targets) {
            text.append(row(target, runs));
        }
        return text.toString();
    }

    private static String row(Target target, Runs runs) {
        String measured;
        String reached;
        try {
            Target.Outcome outcome = target.check().apply(runs);
            measured = outcome.measured();
            reached = outcome.reached() ? "yes" : "**no**";
        } catch (NoSuchElementException notMeasured) {
            measured = "not measured";
            reached = "–";
        }
        return "| " + String.join(" | ", cell(target.metric()), cell(target.requirement()), cell(measured), reached)
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
