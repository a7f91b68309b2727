package org.chatcluster.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The load generator as a program. Filled by picocli; confined to its thread. */
@Command(
        name = "bench",
        description = {"Measures a node or a cluster under load, beside what the machine can do at best."},
        sortOptions = false)
public final class BenchMain {
    @Option(names = "--help", usageHelp = true, description = "show this and end")
    private boolean help;

    private BenchMain() {}

    /** Runs the scenario that the arguments name. */
    public static void main(String... arguments) {
        CommandLine flags = new CommandLine(new BenchMain());
        flags.parseArgs(arguments);
        flags.usage(System.out);
    }
}
