package org.chatcluster.server.deploy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The dashboard of Grafana. Immutable. */
record Dashboard(List<Tree> panels) {
    static final String FILE = "chat-cluster.json";

    private static final Pattern METRIC = Pattern.compile("\\b(?:chat|jvm|process)_[a-z_]+\\b");

    static Dashboard read() {
        List<Tree> all =
                Tree.read("deploy/grafana/dashboards/" + FILE).at("panels").items();
        return new Dashboard(all.stream()
                .filter(panel -> !panel.at("type").text().equals("row"))
                .toList());
    }

    /** Every query of every panel. */
    List<String> queries() {
        return panels.stream()
                .flatMap(panel -> panel.at("targets").items().stream())
                .map(target -> target.at("expr").text())
                .toList();
    }

    /** The metrics in them. */
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        queries().forEach(query -> METRIC.matcher(query).results().forEach(match -> names.add(match.group())));
        return names;
    }

    /** Ids of the data sources that are asked. */
    Set<String> sources() {
        Set<String> ids = new TreeSet<>();
        for (Tree panel : panels) {
            ids.add(panel.at("datasource", "uid").text());
            panel.at("targets")
                    .items()
                    .forEach(target -> ids.add(target.at("datasource", "uid").text()));
        }
        return ids;
    }
}
