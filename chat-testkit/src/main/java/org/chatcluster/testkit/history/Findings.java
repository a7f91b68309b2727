package org.chatcluster.testkit.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings, and no more of a kind than somebody would read. Confined to one thread. */
final class Findings {
    private static final int MAX_OF_A_KIND = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);

    void add(Finding.Kind kind, String detail) {
        if (counts.merge(kind, 1, Integer::sum) <= MAX_OF_A_KIND) {
            findings.add(new Finding(kind, detail));
        }
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }
}
