package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientListener;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.testkit.NginxProcess;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RequiresNginx;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxOptions;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.Test;

/** A person goes on typing while the node they are connected to is killed, in a cluster of three behind nginx. */
@RequiresNginx
@RequiresTmux
class KilledNodeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 40;
    private static final int KILL_BEFORE = 15;
    private static final String DRAFT = "a thought that is not sent yet";

    private final List<ChatMessage> heard = new CopyOnWriteArrayList<>();

    @Test
    void nothing_is_lost_or_doubled_and_the_draft_stays() throws Exception {
        try (ClusterProcesses cluster =
                ClusterProcesses.start(ClusterOptions.nodes(3).withNginx())) {
            NginxProcess nginx = cluster.nginx().orElseThrow();
            ClientConfig config = ClientConfig.of(nginx.host(), nginx.port());
            try (ChatClient bob = bob(config);
                    TmuxSession alice = alice(config)) {
                for (int i = 1; i <= LINES; i++) {
                    if (i == KILL_BEFORE) {
                        nodeOf(alice, cluster).kill();
                    }
                    alice.line("line " + i);
                }
                alice.type(DRAFT);
                alice.await("the other node", screen -> screen.contains("moved to "), PATIENCE);
                await().atMost(PATIENCE).until(() -> heard.size() >= LINES);
                alice.await("nothing under way", KilledNodeIT::isSettled, PATIENCE);
                alice.await("the draft", screen -> screen.stripTrailing().endsWith("> " + DRAFT), PATIENCE);
                alice.keys("Enter");
                await().atMost(PATIENCE).until(() -> heard.size() > LINES);

                List<String> typed = IntStream.rangeClosed(1, LINES)
                        .mapToObj(i -> "line " + i)
                        .toList();
                assertThat(heard.stream().map(ChatMessage::text))
                        .startsWith(typed.toArray(String[]::new))
                        .endsWith(DRAFT)
                        .hasSize(LINES + 1);
                assertThat(heard.stream().map(ChatMessage::seq))
                        .isEqualTo(IntStream.rangeClosed(1, LINES + 1)
                                .mapToObj(i -> (long) i)
                                .toList());
                alice.await("the draft, sent", screen -> screen.contains(DRAFT + " ✓"), PATIENCE);
                assertShownOnce(alice.screen());
                assertThat(bob.status().get(60, TimeUnit.SECONDS).user()).isNotNull();
            }
        }
    }

    private ChatClient bob(ClientConfig config) throws Exception {
        ChatClient bob = new ChatClient(config, new ClientListener() {
            @Override
            public void message(ChatMessage message) {
                heard.add(message);
            }
        });
        int id = bob.register("bob", "battery staple").get(60, TimeUnit.SECONDS);
        var unused = bob.login(new Credentials.ById(id, "battery staple")).get(60, TimeUnit.SECONDS);
        return bob;
    }

    private static TmuxSession alice(ClientConfig config) {
        TmuxSession alice = TmuxSession.start(TmuxOptions.of(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "chat-client.jar").toAbsolutePath().toString(),
                        "--host",
                        config.host(),
                        "--port",
                        Integer.toString(config.port())))
                .size(100, 60));
        alice.await("/login NAME logs in");
        alice.line("/register alice");
        alice.await("Password for alice");
        alice.line("correct horse");
        alice.await("Again:");
        alice.line("correct horse");
        alice.await("Logged in as alice");
        alice.line("/to bob");
        alice.await("bob>");
        return alice;
    }

    /** The status row begins with the name of the node. */
    private static NodeProcess nodeOf(TmuxSession session, ClusterProcesses cluster) {
        AtomicReference<NodeProcess> found = new AtomicReference<>();
        session.await("the name of a node", screen -> {
            found.set(cluster.nodes().stream()
                    .filter(node -> screen.lines()
                            .anyMatch(row -> row.strip().startsWith(node.ready().node() + " ")))
                    .findFirst()
                    .orElse(null));
            return found.get() != null;
        });
        return found.get();
    }

    private static boolean isSettled(String screen) {
        return screen.lines().filter(row -> row.contains(" line ")).noneMatch(row -> row.contains("…"));
    }

    /** Rows of messages end with the sign of what has become of them. */
    private static void assertShownOnce(String screen) {
        List<String> rows = screen.lines().filter(row -> row.contains(" line ")).toList();
        assertThat(rows).isNotEmpty().allMatch(row -> row.stripTrailing().matches(".* line [0-9]+ ✓✓?"));
        assertThat(rows.stream().map(row -> row.replaceAll(".*( line [0-9]+ ).*", "$1")))
                .doesNotHaveDuplicates();
    }
}
