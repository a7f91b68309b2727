package org.chatcluster.bench.report;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Targets and what was measured, as the Markdown table of README.md. Immutable. */
public final class TargetTable {
    private final List<Target> targets;

    /** The rows in their order. */
    public TargetTable(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    /** The table, of those targets that a good result speaks of. */
    public String markdown(List<Result> results) {
        Runs runs = new Runs(results);
        StringBuilder text = new StringBuilder("| metric | target | measured | reached |\n|---|---|---|---|\n");
        for (Target target : targets) {
            row(target, runs).ifPresent(text::append);
        }
        return text.toString();
    }

    private static Optional<String> row(Target target, Runs runs) {
        try {
            Target.Outcome outcome = target.check().apply(runs);
            String reached = outcome.reached() ? "yes" : "**no**";
            return Optional.of("| "
                    + String.join(
                            " | ", cell(target.metric()), cell(target.requirement()), cell(outcome.measured()), reached)
                    + " |\n");
        } catch (NoSuchElementException notMeasured) {
            return Optional.empty();
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
