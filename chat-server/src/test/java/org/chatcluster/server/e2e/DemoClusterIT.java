package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.FreePort;
import org.chatcluster.testkit.demo.DemoMain;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/demo-cluster} runs, with a pipe for its input as the script has one. */
class DemoClusterIT {
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final Pattern CONNECT = Pattern.compile("bin/chat --port (\\d+)");
    private static final Pattern NODE = Pattern.compile("node-1 +port \\d+ +pid (\\d+)");

    @TempDir
    private Path dir;

    @Test
    void keeps_accounts_over_a_stop_starts_dead_nodes_again_and_leaves_no_process_behind() throws Exception {
        String name = WireUser.freshName();
        try (Demo demo = new Demo("first.log")) {
            try (WireClient client = WireClient.connect("127.0.0.1", demo.port())) {
                WireUser.register(client, name);
            }
            long killed = demo.node1();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Awaitility.await().atMost(START_PATIENCE).until(() -> demo.node1() != killed);
            List<ProcessHandle> children = demo.process.descendants().toList();
            List<ProcessHandle> parts =
                    children.stream().filter(child -> !isGuard(child)).toList();

            demo.process.getOutputStream().close();

            assertThat(demo.awaitExit()).isZero();
            assertThat(parts).hasSizeGreaterThanOrEqualTo(4).noneMatch(ProcessHandle::isAlive);
            awaitEnd(children);
        }
        try (Demo demo = new Demo("second.log")) {
            try (WireClient client = WireClient.connect("127.0.0.1", demo.port())) {
                WireUser.login(client, Json.message(1).put("name", name).put("password", WireUser.PASSWORD));
            }
            List<ProcessHandle> children = demo.process.descendants().toList();

            demo.process.destroyForcibly();

            awaitEnd(children);
        }
    }

    /** A shell that ends what it guards, or itself, a moment after the demo has ended. */
    private static boolean isGuard(ProcessHandle child) {
        return child.info().commandLine().orElse("").contains(" guard ");
    }

    private static void awaitEnd(List<ProcessHandle> children) {
        Awaitility.await().atMost(STOP_PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private final class Demo implements AutoCloseable {
        private final Path output;
        private final Process process;

        Demo(String log) throws IOException {
            output = dir.resolve(log);
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            DemoMain.class.getName(),
                            "--nodes",
                            "2",
                            "--port",
                            Integer.toString(FreePort.find()),
                            "--data-dir",
                            dir.resolve("demo").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Awaitility.await().atMost(START_PATIENCE).until(() -> text().contains("Ready.") || !process.isAlive());
            assertThat(text()).contains("Ready.");
        }

        int port() {
            return Math.toIntExact(last(CONNECT));
        }

        long node1() {
            return last(NODE);
        }

        int awaitExit() throws InterruptedException {
            assertThat(process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }

        private long last(Pattern pattern) {
            Matcher matcher = pattern.matcher(text());
            long found = -1;
            while (matcher.find()) {
                found = Long.parseLong(matcher.group(1));
            }
            return found;
        }

        private String text() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
