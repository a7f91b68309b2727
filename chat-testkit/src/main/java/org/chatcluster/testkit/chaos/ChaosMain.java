package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.List;
import org.chatcluster.testkit.NginxProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** A {@link ChaosRun} as a program. Filled by picocli; confined to its thread. */
@Command(
        name = "chaos",
        description = {
            "Lets clients chat on a cluster while nodes, Redis and MariaDB are killed, frozen and stopped and connections",
            "break, and checks that nothing was lost, doubled, reordered or invented. Exit code 0 if so, 1 if not."
        },
        sortOptions = false)
public final class ChaosMain {
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_FLAGS = 2;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = TimeConverter.class,
            description =
                    "how long things fail, as in 90s, 5m, 2h (${DEFAULT-VALUE}); longer until each has failed once")
    private Duration duration = Duration.ZERO;

    @Option(names = "--seed", paramLabel = "N", description = "what fails when; a new one if not given, printed first")
    private long seed = System.currentTimeMillis();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "30", description = "how many (${DEFAULT-VALUE})")
    private int clients;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "how many (${DEFAULT-VALUE})")
    private int nodes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "messages of each client a second; all are kept in memory (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--no-nginx", description = "leave nginx out even if it is installed")
    private boolean noNginx;

    @Option(names = "--help", usageHelp = true, description = "show this and end")
    private boolean help;

    private ChaosMain() {}

    /** Runs, prints the table and exits with a code that says how it went. */
    public static void main(String... arguments) {
        ChaosMain chaos = new ChaosMain();
        CommandLine flags = new CommandLine(chaos);
        try {
            flags.parseArgs(arguments);
            if (chaos.help) {
                flags.usage(System.out);
                System.exit(PASSED);
            }
            System.exit(chaos.run());
        } catch (ParameterException | IllegalArgumentException e) {
            System.err.println("chaos: " + e.getMessage() + " (--help lists the flags)");
            System.exit(WRONG_FLAGS);
        }
    }

    private int run() {
        boolean nginx = !noNginx && NginxProcess.whyMissing().isEmpty();
        ChaosOptions options = new ChaosOptions(duration, seed, clients, nodes, rate, nginx);
        ChaosReport report = ChaosRun.run(options, System.out::println);
        System.out.println();
        System.out.print(report.table());
        List<String> problems = report.problems();
        problems.forEach(problem -> System.out.println("FAILED: " + problem));
        return problems.isEmpty() ? PASSED : FAILED;
    }

    /** Seconds, or a number with its unit. */
    private static final class TimeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                String number = value.replaceFirst("[smh]$", "");
                long amount = Long.parseLong(number);
                return switch (value.substring(number.length())) {
                    case "h" -> Duration.ofHours(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofSeconds(amount);
                };
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected a time as in 90s, 5m or 2h");
            }
        }
    }
}
