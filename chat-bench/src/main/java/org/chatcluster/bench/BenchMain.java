package org.chatcluster.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chatcluster.bench.report.HtmlReport;
import org.chatcluster.bench.report.JsonLines;
import org.chatcluster.bench.report.Machine;
import org.chatcluster.bench.report.PlotFiles;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.report.TableReport;
import org.chatcluster.bench.report.TargetTable;
import org.chatcluster.bench.scenario.Scenario;
import org.chatcluster.bench.stage.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The load generator as a program. Filled by picocli; confined to its thread. */
@Command(
        name = "bench",
        description = {
            "Measures a node or a cluster under load, beside what the machine can do at best. Exit code 0 if nothing",
            "was lost, doubled or reordered and every count is within its gate, 1 otherwise."
        },
        sortOptions = false)
public final class BenchMain {
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_FLAGS = 2;
    private static final String ALL = "all";
    /** Measures nothing, and reports what was measured before. */
    private static final String REPORT = "report";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "what to measure, or all; report only reports what is in the directory of --out")
    private String scenario = ALL;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--help", usageHelp = true, description = "show this and end")
    private boolean help;

    private BenchMain() {}

    /** Runs the scenario that the arguments name, and exits with a code that says how it went. */
    public static void main(String... arguments) throws Exception {
        BenchMain bench = new BenchMain();
        CommandLine flags = new CommandLine(bench);
        flags.registerConverter(Engine.class, BenchMain::engine);
        flags.setCaseInsensitiveEnumValuesAllowed(true);
        flags.setDefaultValueProvider(BenchOptions.defaults(List.of(arguments)));
        try {
            flags.parseArgs(arguments);
            if (bench.help) {
                flags.usage(System.out);
                System.exit(PASSED);
            }
            System.exit(bench.run(bench.scenarios(flags), "bin/bench " + String.join(" ", arguments)));
        } catch (ParameterException e) {
            System.err.println("bench: " + e.getMessage() + " (--help lists the flags)");
            System.exit(WRONG_FLAGS);
        }
    }

    private static Engine engine(String text) {
        for (Engine engine : Engine.values()) {
            if (engine.label().equals(text)) {
                return engine;
            }
        }
        throw new CommandLine.TypeConversionException("expected sqlite, mariadb or mariadb-binlog");
    }

    private List<Scenario> scenarios(CommandLine flags) {
        if (scenario.equals(REPORT)) {
            return List.of();
        }
        List<Scenario> chosen = Scenario.all().stream()
                .filter(one -> scenario.equals(ALL) || scenario.equals(one.name()))
                .toList();
        if (chosen.isEmpty()) {
            String names = Scenario.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
            throw new ParameterException(
                    flags, "SCENARIO: " + scenario + " (expected " + ALL + ", " + REPORT + ", " + names + ")");
        }
        return chosen;
    }

    private int run(List<Scenario> scenarios, String command) throws Exception {
        Machine machine = Machine.detect(Path.of(System.getProperty("chat.home", "")));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(machine.hardware());
        Path file = options.out().resolve("results.jsonl");
        JsonLines lines = new JsonLines(file, machine);
        boolean passed = true;
        for (Scenario one : scenarios) {
            List<Result> found = new ArrayList<>();
            one.run(options, result -> {
                out.println("… " + result.label());
                keep(lines, result);
                found.add(result);
            });
            new TableReport(out).print(found);
            passed &= found.stream().allMatch(result -> result.problems().isEmpty());
        }
        report(machine, command, JsonLines.read(file), out);
        return passed ? PASSED : FAILED;
    }

    /** Of everything in the directory, earlier runs included: a whole one may take an hour, and can be done in parts. */
    private void report(Machine machine, String command, List<Result> results, PrintStream out) throws IOException {
        String table = new TargetTable(Scenario.targets()).markdown(results);
        Files.writeString(options.out().resolve("targets.md"), table);
        if (!options.quick()) {
            out.print(table);
        }
        PlotFiles.write(options.out().resolve("plots"), results);
        Path page = options.out().resolve("report.html");
        new HtmlReport(machine, command).write(page, results);
        out.println(page);
    }

    /** At once: a run may end early. */
    private static void keep(JsonLines lines, Result result) {
        try {
            lines.append(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
