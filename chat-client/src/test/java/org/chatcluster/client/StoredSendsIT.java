package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.OsProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose clients are processes that get killed, against the packaged node that gets killed too. */
class StoredSendsIT {
    private static final String PASSWORD = "correct horse";
    private static final int SECOND_RUN = 1_000_000;

    @TempDir
    private Path temp;

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static void awaitLines(OsProcess process, long count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> process.outputText().lines().count() >= count);
    }

    private OsProcess sender(ClientConfig config, LoginReply alice, LoginReply bob, int first) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sender.class.getName(),
                Integer.toString(config.port()),
                store().toString(),
                alice.token().value(),
                Integer.toString(alice.user().id()),
                Integer.toString(bob.user().id()),
                Integer.toString(first));
        return OsProcess.start(command, Map.of(), temp.resolve(first + ".out"), temp.resolve(first + ".err"));
    }

    private Path store() {
        return temp.resolve("outbox");
    }

    private static LoginReply register(ChatClient client, String name) throws Exception {
        int id = get(client.register(name, PASSWORD));
        return get(client.login(new Credentials.ById(id, PASSWORD)));
    }

    @Test
    void killed_clients_lose_and_double_nothing_and_keep_the_order() throws Exception {
        Ledger heardByBob = new Ledger();
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withFlag("--limits", "off"))) {
            ClientConfig config = ClientConfig.of(node.host(), node.port()).withTiming(Fast.TIMING);
            try (ChatClient bobs = new ChatClient(config, heardByBob);
                    ChatClient alices = new ChatClient(config, new FileOutboxStore(store(), config), new Recorder())) {
                LoginReply bob = register(bobs, "bob");
                LoginReply alice;
                try (ChatClient first = new ChatClient(config, new Recorder())) {
                    alice = register(first, "alice");
                }
                Target toAlice = new Target.User(alice.user().id());

                OsProcess first = sender(config, alice, bob, 0);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> heardByBob.of(toAlice).size() >= 200);
                node.kill();
                awaitLines(first, first.outputText().lines().count() + 200);
                first.kill();
                OsProcess second = sender(config, alice, bob, SECOND_RUN);
                awaitLines(second, 50);
                second.kill();
                node.restart();

                var unused = alices.resume(new Credentials.ByToken(
                        alice.token().value(), alice.user().id()));
                get(alices.send(new Target.User(bob.user().id()), Integer.toString(2 * SECOND_RUN))
                        .ack());
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> texts(heardByBob.of(toAlice)).contains(2 * SECOND_RUN));
                List<Integer> heard = texts(heardByBob.of(toAlice));
                heardByBob.assertComplete(toAlice, 1, heard.size());
                assertThat(heard).doesNotHaveDuplicates().isSorted();
                assertThat(heard).containsAll(numbers(first)).containsAll(numbers(second));
                assertThatStoreGoesToTheNext(config, alice);
            }
        }
    }

    private void assertThatStoreGoesToTheNext(ClientConfig config, LoginReply alice) throws Exception {
        Recorder heard = new Recorder();
        try (ChatClient next = new ChatClient(config, new FileOutboxStore(store(), config), heard)) {
            get(next.resume(
                    new Credentials.ByToken(alice.token().value(), alice.user().id())));
            heard.awaitLine("stored again");
        }
    }

    private static List<Integer> texts(List<Ledger.Entry> entries) {
        return entries.stream().map(entry -> Integer.valueOf(entry.text())).toList();
    }

    /** What was said to be stored; a last line may be cut off. */
    private static List<Integer> numbers(OsProcess sender) {
        String output = sender.outputText();
        return output.substring(0, output.lastIndexOf('\n'))
                .lines()
                .map(Integer::valueOf)
                .toList();
    }

    /** Sends rising numbers, a few at once, and prints each that is stored. */
    static final class Sender {
        private static final int AT_ONCE = 8;

        private Sender() {}

        public static void main(String... arguments) throws InterruptedException {
            ClientConfig config =
                    ClientConfig.of("127.0.0.1", Integer.parseInt(arguments[0])).withTiming(Fast.TIMING);
            Semaphore room = new Semaphore(AT_ONCE);
            ClientListener listener = new ClientListener() {
                @Override
                public void queued(Outgoing message) {
                    if (!message.restored()) {
                        System.out.println(message.text());
                        room.release();
                    }
                }
            };
            ChatClient client = new ChatClient(config, new FileOutboxStore(Path.of(arguments[1]), config), listener);
            var unused = client.resume(new Credentials.ByToken(arguments[2], Integer.parseInt(arguments[3])));
            Target to = new Target.User(Integer.parseInt(arguments[4]));
            for (int next = Integer.parseInt(arguments[5]); ; next++) {
                room.acquire();
                client.send(to, Integer.toString(next));
            }
        }
    }
}
