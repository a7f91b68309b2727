package org.chatcluster.bench.micro;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.chatcluster.bench.report.Result;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The scenario {@code micro}: runs the benchmarks of this package under JMH and reports the nanoseconds and the allocated bytes of an
 * operation. The bytes are those of all threads, and hardly move with the load of the machine; the time does, so that the one of the
 * fastest iteration is given.
 *
 * <p>JMH runs each benchmark in a JVM of its own, started with the class path and the flags of this one: that of {@code bin/bench} is
 * the classes in {@code target/quick}, where the annotation processor of JMH has put the code and the list of benchmarks too, and the
 * jars where Maven keeps them. After a build with {@code -Dquick} this does the same:
 *
 * <pre>java -cp chat-bench/target/quick/classes:$(cat chat-bench/target/chat-bench.classpath) org.chatcluster.bench.micro.MicroMain</pre>
 *
 * <p>Filled by picocli; confined to its thread.
 */
@Command(
        name = "micro",
        description = {"Measures the time and the allocation of single parts of the node."},
        sortOptions = false)
public final class MicroMain implements Callable<Integer> {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Option(names = "--quick", description = "a second for each benchmark: good for the bytes, rough for the time")
    private boolean quick;

    @Option(names = "--help", usageHelp = true, description = "show this and end")
    @SuppressWarnings("UnusedVariable") // By picocli.
    private boolean help;

    @Parameters(
            paramLabel = "PATTERN",
            description = "regular expressions of what to run, such as Decode; all if none is given")
    private List<String> patterns = new ArrayList<>();

    private MicroMain() {}

    /** Runs what the arguments name and prints a line for each. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new MicroMain()).execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        for (Result result : run(quick, patterns)) {
            StringBuilder line = new StringBuilder(result.label());
            result.figures().forEach(figure -> line.append("  %.1f %s".formatted(figure.value(), figure.unit())));
            System.out.println(line);
        }
        return 0;
    }

    /** Runs the benchmarks whose names match one of {@code patterns}, all if there is none. Blocks for a minute or more. */
    public static List<Result> run(boolean quick, Collection<String> patterns) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .jvmArgsAppend("-Djmh.executor=CUSTOM", "-Djmh.executor.class=" + LoopThreads.class.getName())
                .warmupIterations(quick ? 5 : 10)
                .warmupTime(quick ? TimeValue.milliseconds(100) : TimeValue.seconds(1))
                .measurementIterations(quick ? 3 : 10)
                .measurementTime(quick ? TimeValue.milliseconds(100) : TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        String here = MicroMain.class.getPackageName().replace(".", "\\.") + "\\..*";
        if (patterns.isEmpty()) {
            options.include(here);
        }
        patterns.forEach(pattern -> options.include(here + pattern));
        // What the forks print is the log of their nodes.
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        OutputFormat silence = OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT);
        return new Runner(options.build(), silence)
                .run().stream().map(MicroMain::result).toList();
    }

    private static Result result(RunResult run) {
        String name = run.getParams().getBenchmark();
        int method = name.lastIndexOf('.');
        Result.Builder result =
                new Result.Builder("micro").with("benchmark", name.substring(name.lastIndexOf('.', method - 1) + 1));
        for (String parameter : run.getParams().getParamsKeys()) {
            result.with(parameter, run.getParams().getParam(parameter));
        }
        result.figure("time", run.getPrimaryResult().getStatistics().getMin(), "ns/op");
        run.getSecondaryResults().forEach((label, measured) -> {
            if (label.endsWith(ALLOCATED)) {
                result.figure("allocation", measured.getScore(), "B/op");
            }
        });
        return result.build();
    }
}
