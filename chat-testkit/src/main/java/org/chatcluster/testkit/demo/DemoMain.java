package org.chatcluster.testkit.demo;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Starts the cluster, and stops it in order when its standard input ends: that is how {@code bin/demo-cluster} passes a signal on, and what
 * happens when that is killed. A signal to this program itself ends all parts at once.
 */
public final class DemoMain {
    private static final int STOPPED = 0;
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_FLAGS = 2;
    private static final int INTERRUPTED = 130;

    private DemoMain() {}

    /** Runs until the standard input ends. */
    public static void main(String... arguments) {
        DemoOptions options = new DemoOptions();
        CommandLine flags = new CommandLine(options);
        try {
            flags.parseArgs(arguments);
            if (flags.isUsageHelpRequested()) {
                flags.usage(System.out);
                System.exit(STOPPED);
            }
            System.exit(run(options));
        } catch (ParameterException | IllegalArgumentException e) {
            System.err.println("demo-cluster: " + e.getMessage() + " (--help lists the flags)");
            System.exit(WRONG_FLAGS);
        } catch (IllegalStateException | IOException e) {
            System.err.println("demo-cluster: " + e.getMessage());
            System.exit(CANNOT_RUN);
        }
    }

    private static int run(DemoOptions options) throws IOException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Thread input = new Thread(() -> awaitEndOfInput(started, asked), "demo-input");
        input.setDaemon(true);
        input.start();
        try (DemoCluster cluster = DemoCluster.start(options, DemoMain::say)) {
            started.countDown();
            cluster.watchUntil(asked);
            cluster.stop();
        }
        return STOPPED;
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** What is half started cannot be stopped in order; the shutdown hooks end it. */
    private static void awaitEndOfInput(CountDownLatch started, CountDownLatch asked) {
        try {
            while (System.in.read() >= 0) {
                // Nobody has anything to say here.
            }
        } catch (IOException e) {
            System.err.println("demo-cluster: " + e.getMessage());
        }
        if (started.getCount() > 0) {
            System.exit(INTERRUPTED);
        }
        asked.countDown();
    }
}
