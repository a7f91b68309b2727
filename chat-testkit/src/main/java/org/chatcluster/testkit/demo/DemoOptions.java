package org.chatcluster.testkit.demo;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The flags of the program. Filled by picocli. */
@Command(
        name = "demo-cluster",
        description = {
            "Runs a whole cluster on this machine: MariaDB, Redis, chat nodes and, if it is installed, nginx in front of them.",
            "Needs nothing but a JDK; Ctrl-C stops all of it."
        },
        sortOptions = false)
final class DemoOptions {
    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "how many nodes (${DEFAULT-VALUE})")
    int nodes;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "6000",
            description = "where nginx listens; the nodes take the ports after it (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data/demo-cluster",
            description = "where the rows of the database stay (${DEFAULT-VALUE})")
    Path dataDir = Path.of("");

    @Option(names = "--fresh", description = "begin without the rows of earlier runs")
    boolean fresh;

    @Option(names = "--no-nginx", description = "leave nginx out even if it is installed")
    boolean noNginx;

    @Option(names = "--help", usageHelp = true, description = "show this and end")
    boolean help;
}
