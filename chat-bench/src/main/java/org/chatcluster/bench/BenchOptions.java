package org.chatcluster.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.bench.stage.Engine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The flags of the program, all of them with what they are when not given. Filled by picocli. */
public final class BenchOptions {
    private static final Map<String, String> QUICK =
            Map.of("--seconds", "1", "--warm-up", "1", "--window", "32", "--members", "100", "--connections", "500");

    @Option(
            names = "--engine",
            split = ",",
            defaultValue = "mariadb",
            description = "sqlite, mariadb, mariadb-binlog, or several with commas (${DEFAULT-VALUE})")
    List<Engine> engines = List.of();

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "100",
            description = "who writes to whom in direct and cross (${DEFAULT-VALUE})")
    int pairs;

    @Option(
            names = "--window",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,32",
            description = "messages of each sender under way (${DEFAULT-VALUE})")
    List<Integer> windows = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            split = ",",
            description =
                    "messages a second of the open loops of direct, in place of half of what each closed loop reached")
    List<Integer> rates = List.of();

    @Option(
            names = "--members",
            paramLabel = "N",
            split = ",",
            defaultValue = "100,1000",
            description = "members of the group (${DEFAULT-VALUE})")
    List<Integer> members = List.of();

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "6000",
            description = "logged-in connections of idle (${DEFAULT-VALUE})")
    int connections;

    @Option(
            names = "--of",
            paramLabel = "WHAT",
            split = ",",
            defaultValue = "members,users,history,nodes",
            description = "what grows in growth (${DEFAULT-VALUE})")
    Set<Growth> of = Set.of();

    @Option(
            names = "--senders",
            paramLabel = "N",
            defaultValue = "4",
            description = "members that write (${DEFAULT-VALUE})")
    int senders;

    @Option(
            names = "--frame",
            paramLabel = "BYTES",
            defaultValue = "150",
            description = "length of a message's frame (${DEFAULT-VALUE})")
    int frameBytes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long each figure is measured (${DEFAULT-VALUE})")
    int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "8",
            description = "seconds of load before that (${DEFAULT-VALUE})")
    int warmUpSeconds;

    @Option(
            names = "--quick",
            description = {
                "short and small, for the counts rather than the speeds: if not given otherwise,",
                "--seconds 1 --warm-up 1 --window 32 --members 100 --connections 500"
            })
    boolean quick;

    @Option(
            names = "--java-flag",
            paramLabel = "FLAG",
            description = "one more flag for the Java of each node; may be repeated")
    List<String> javaFlags = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/bench",
            description = "where results.jsonl and report.html go (${DEFAULT-VALUE})")
    Path out = Path.of("");

    /** What the flags are when not given, if the arguments ask for a quick run. */
    static IDefaultValueProvider defaults(List<String> arguments) {
        boolean quick = arguments.contains("--quick");
        return flag -> quick && flag instanceof OptionSpec option ? QUICK.get(option.longestName()) : null;
    }

    /** Where nodes keep their rows. */
    public List<Engine> engines() {
        return engines;
    }

    /** Pairs of users. */
    public int pairs() {
        return pairs;
    }

    /** Messages of each sender under way, one after the other. */
    public List<Integer> windows() {
        return windows;
    }

    /** Messages a second in open loops, one after the other; empty = half of what each closed loop reached. */
    public List<Integer> rates() {
        return rates;
    }

    /** Sizes of groups, one after the other. */
    public List<Integer> members() {
        return members;
    }

    /** Connections on which nothing goes on. */
    public int connections() {
        return connections;
    }

    /** Whether there is to be more and more of this. */
    public boolean grows(Growth what) {
        return of.contains(what);
    }

    /** Members of a group that write. */
    public int senders() {
        return senders;
    }

    /** Bytes of a message's frame. */
    public int frameBytes() {
        return frameBytes;
    }

    /** How long a figure is measured. */
    public Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /** How long there is load before. */
    public Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    /** Where results go. */
    public Path out() {
        return out;
    }

    /** Whether this is no more than a check. */
    public boolean quick() {
        return quick;
    }

    /** More flags for the Java of nodes. */
    public List<String> javaFlags() {
        return javaFlags;
    }
}
