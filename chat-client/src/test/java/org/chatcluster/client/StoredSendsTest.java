package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.client.Outcome.failure;
import static org.chatcluster.client.Outcome.get;
import static org.chatcluster.client.Peer.BOB;
import static org.chatcluster.client.Peer.ME;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a client that has a store. */
class StoredSendsTest {
    private static final Credentials TOKEN = new Credentials.ByToken("secret", ME);
    private static final Target TEAM = new Target.Group(9);

    private final ScriptedServer server = new ScriptedServer();
    private final List<ChatClient> clients = new ArrayList<>();

    @TempDir
    private Path temp;

    @AfterEach
    void end() {
        clients.forEach(ChatClient::close);
        server.close();
    }

    private ChatClient client(Path directory, Recorder heard) {
        return client(new FileOutboxStore(directory, server.config()), heard);
    }

    private ChatClient client(OutboxStore store, Recorder heard) {
        ChatClient client = new ChatClient(server.config(), store, heard);
        clients.add(client);
        return client;
    }

    private Path disk() {
        return temp.resolve("outbox");
    }

    private Peer online(ChatClient client) throws Exception {
        var login = client.resume(TOKEN);
        Peer peer = server.accept();
        peer.acceptLogin();
        assertThat(get(login).user().id()).isEqualTo(ME);
        return peer;
    }

    /** What is on the disk at this moment, as a crash would leave it. */
    private Path image() {
        Path image = temp.resolve("image");
        try (Stream<Path> files = Files.list(disk())) {
            Files.createDirectories(image);
            for (Path file : files.toList()) {
                Files.copy(file, image.resolve(file.getFileName()));
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client of the next run sends before its own. */
    private List<String> sentByTheNextRun(Path directory) throws Exception {
        ChatClient next = client(directory, new Recorder());
        Peer peer = online(next);
        next.send(BOB, "the end");
        List<String> texts = new ArrayList<>();
        SendRequest send = peer.expect(SendRequest.class).request();
        while (!send.msg().equals("the end")) {
            texts.add(send.msg());
            send = peer.expect(SendRequest.class).request();
        }
        next.close();
        return texts;
    }

    @Test
    void message_is_taken_before_the_first_login_and_sent_by_the_next_run() throws Exception {
        Recorder heard = new Recorder();
        ChatClient first = client(disk(), heard);
        var unused = first.resume(TOKEN);
        server.accept().expect(LoginRequest.class);
        Outgoing one = first.send(BOB, "one");
        Outgoing two = first.send(TEAM, "two");
        heard.awaitQueued("one", "two");
        first.close();
        assertThat(failure(one.ack())).isInstanceOf(NotConnectedException.class);
        assertThat(failure(two.ack())).isInstanceOf(NotConnectedException.class);
        assertThat(heard.heard()).isEmpty();

        Recorder after = new Recorder();
        ChatClient second = client(disk(), after);
        Peer peer = online(second);
        List<SendRequest> sends = peer.expectSends("one", "two");
        assertThat(sends).containsExactly(one.request(), two.request());
        peer.ack(sends.get(0), 1);
        peer.refuse(sends.get(1), ErrorCode.NOT_A_MEMBER, -1);
        after.awaitLine("sent 1 one");
        after.awaitLine("not sent two: You are not a member of this group. (301 NOT_A_MEMBER)");
        assertThat(after.queued()).containsExactly("restored one", "restored two");
        second.close();
        assertThat(sentByTheNextRun(disk())).isEmpty();
    }

    @Test
    void crash_loses_and_repeats_nothing_and_keeps_the_order() throws Exception {
        ChatClient first = client(disk(), new Recorder());
        Peer peer = online(first);
        List<Outgoing> messages = Stream.of("a", "b", "c", "d", "e")
                .map(text -> first.send(BOB, text))
                .toList();
        List<SendRequest> sends = peer.expectSends("a", "b", "c", "d", "e");
        peer.ack(sends.get(0), 1);
        peer.refuse(sends.get(1), ErrorCode.BLOCKED, -1);
        peer.ack(sends.get(2), 2);
        get(messages.get(2).ack());
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        journal().contains("ended\",\"cid\":" + sends.get(2).cid()));
        Path image = image();
        first.close();
        assertThat(failure(messages.get(3).ack())).isInstanceOf(NoReplyException.class);

        Recorder after = new Recorder();
        Peer again = online(client(image, after));
        assertThat(again.expectSends("d", "e")).isEqualTo(sends.subList(3, 5));
        again.send(Peer.own(3, "d"));
        again.ackAgain(sends.get(3), 3);
        again.ack(sends.get(4), 4);
        after.awaitLine("sent 4 e");
        assertThat(after.heard()).containsExactly("own 3 d", "sent 3 d dup", "sent 4 e");
    }

    private String journal() throws IOException {
        try (Stream<Path> files = Files.list(disk())) {
            return Files.readString(files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void new_messages_go_out_behind_those_of_the_earlier_run() throws Exception {
        ChatClient first = client(disk(), new Recorder());
        Peer peer = online(first);
        first.send(BOB, "old 1");
        first.send(BOB, "old 2");
        peer.expectSends("old 1", "old 2");
        first.close();

        ChatClient second = client(disk(), new Recorder());
        var unused = second.resume(TOKEN);
        second.send(BOB, "new 1");
        Peer again = server.accept();
        again.acceptLogin();
        second.send(BOB, "new 2");
        again.expectSends("old 1", "old 2", "new 1", "new 2");
    }

    @Test
    void login_by_name_finds_what_the_account_has_left() throws Exception {
        ChatClient first = client(disk(), new Recorder());
        Peer peer = online(first);
        first.send(BOB, "left");
        peer.expectSends("left");
        first.close();

        Recorder heard = new Recorder();
        ChatClient second = client(disk(), heard);
        var unused = second.login(new Credentials.ByName("alice", "correct horse"));
        Peer again = server.accept();
        again.acceptLogin();
        again.expectSends("left");
        await().until(() -> !heard.sessions().isEmpty());
        assertThat(heard.sessions().get(0).resent()).isZero();
    }

    @Test
    void refused_message_can_be_sent_again_under_its_number() throws Exception {
        Recorder heard = new Recorder();
        ChatClient client = client(disk(), heard);
        Peer peer = online(client);
        Outgoing refused = client.send(BOB, "hi");
        peer.refuse(peer.expectSends("hi").get(0), ErrorCode.BLOCKED, -1);
        assertThat(failure(refused.ack())).isInstanceOf(RefusedException.class);
        Outgoing retried = client.send(refused.request());
        SendRequest again = peer.expectSends("hi").get(0);
        assertThat(again).isEqualTo(refused.request());
        Path image = image();
        peer.ack(again, 1);
        assertThat(get(retried.ack()).seq()).isEqualTo(1);
        client.close();
        assertThat(sentByTheNextRun(image)).containsExactly("hi");
    }

    @Test
    void message_that_is_on_its_way_is_not_sent_twice() throws Exception {
        ChatClient client = client(disk(), new Recorder());
        Peer peer = online(client);
        Outgoing one = client.send(BOB, "hi");
        Outgoing two = client.send(one.request());
        Outgoing other = client.send(new SendRequest(BOB, "something else", one.cid()));
        client.send(BOB, "next");
        List<SendRequest> sends = peer.expectSends("hi", "next");
        peer.ack(sends.get(0), 1);
        assertThat(get(two.ack())).isEqualTo(get(one.ack()));
        assertThat(failure(other.ack()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.is(ErrorCode.CID_REUSED)).isTrue());
    }

    @Test
    void logout_gives_up_what_is_stored() throws Exception {
        Recorder heard = new Recorder();
        ChatClient first = client(disk(), heard);
        Peer peer = online(first);
        first.send(BOB, "hi");
        peer.expectSends("hi");
        var out = first.logout(false);
        peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
        get(out);
        heard.awaitLine("not sent hi: Logged out.");
        first.close();
        assertThat(sentByTheNextRun(disk())).isEmpty();
    }

    @Test
    void other_account_leaves_alone_what_the_first_has_stored() throws Exception {
        Recorder heard = new Recorder();
        ChatClient first = client(disk(), heard);
        Peer peer = online(first);
        Outgoing message = first.send(BOB, "of alice");
        peer.expectSends("of alice");
        peer.bye(ErrorCode.TAKEN_OVER, false, -1);
        heard.awaitPhase(Phase.OFFLINE);
        var login = first.login(new Credentials.ByName("carol", "correct horse"));
        Peer second = server.accept();
        second.acceptLogin(new UserName(5, "carol"), "node-1");
        get(login);
        assertThat(failure(message.ack())).hasMessage("Another account has logged in.");
        first.send(BOB, "of carol");
        second.expectSends("of carol");
        first.close();
        assertThat(heard.heard()).isEmpty();
        assertThat(sentByTheNextRun(disk())).containsExactly("of alice");
    }

    @Test
    void second_client_of_an_account_sends_without_the_store() throws Exception {
        ChatClient first = client(disk(), new Recorder());
        Peer peer = online(first);
        first.send(BOB, "of the first");
        peer.expectSends("of the first");

        Recorder heard = new Recorder();
        ChatClient second = client(disk(), heard);
        Peer other = online(second);
        heard.awaitLine("not stored: Another client has the stored messages of this account and device.");
        Outgoing sent = second.send(BOB, "of the second");
        other.ack(other.expectSends("of the second").get(0), 1);
        assertThat(get(sent.ack()).seq()).isEqualTo(1);
        second.send(BOB, "lost");
        other.expectSends("lost");
        second.close();
        heard.awaitLine("not sent lost: The client is closed.");
        first.close();
        assertThat(sentByTheNextRun(disk())).containsExactly("of the first");
    }

    private void takeOver(Peer peer, Recorder loser) {
        peer.bye(ErrorCode.TAKEN_OVER, false, -1);
        loser.awaitPhase(Phase.OFFLINE);
    }

    @Test
    void client_that_takes_the_session_over_gets_the_store_with_what_is_in_it() throws Exception {
        Recorder loser = new Recorder();
        ChatClient first = client(disk(), loser);
        Peer peer = online(first);
        Outgoing left = first.send(BOB, "of the first");
        peer.expectSends("of the first");

        Recorder heard = new Recorder();
        ChatClient second = client(disk(), heard);
        Peer other = online(second);
        heard.awaitLine("not stored: Another client has the stored messages of this account and device.");
        second.send(BOB, "before");
        Outgoing done = second.send(BOB, "done");
        other.ack(other.expectSends("before", "done").get(1), 1);
        get(done.ack());
        takeOver(peer, loser);
        assertThat(other.expectSends("of the first")).containsExactly(left.request());
        second.send(BOB, "after");
        other.expectSends("after");
        heard.awaitQueued("before", "done", "restored of the first", "after");
        second.close();
        first.close();
        assertThat(heard.heard())
                .containsExactly(
                        "not stored: Another client has the stored messages of this account and device.",
                        "sent 1 done",
                        "stored again");
        assertThat(loser.heard()).isEmpty();
        assertThat(sentByTheNextRun(disk())).containsExactly("of the first", "before", "after");
    }

    /** A message that the server has not acknowledged when another client takes the session over. */
    private Outgoing sentBeforeATakeOver(ChatClient client, Recorder heard) throws Exception {
        Peer peer = online(client);
        Outgoing message = client.send(BOB, "hi");
        peer.expectSends("hi");
        takeOver(peer, heard);
        return message;
    }

    @Test
    void client_that_comes_back_sends_under_the_same_number_what_another_may_have_sent() throws Exception {
        Recorder heard = new Recorder();
        ChatClient client = client(disk(), heard);
        Outgoing message = sentBeforeATakeOver(client, heard);
        var unused = client.resume(TOKEN);
        Peer again = server.accept();
        again.acceptLogin();
        assertThat(again.expectSends("hi")).containsExactly(message.request());
        client.send(BOB, "next");
        again.expectSends("next");
        heard.awaitQueued("hi", "next");
        again.ackAgain(message.request(), 1);
        assertThat(get(message.ack()).dup()).isTrue();
        client.close();
        assertThat(sentByTheNextRun(disk())).containsExactly("next");
    }

    @Test
    void logout_gives_up_what_was_let_go_too() throws Exception {
        Recorder heard = new Recorder();
        ChatClient client = client(disk(), heard);
        Outgoing message = sentBeforeATakeOver(client, heard);
        assertThat(failure(client.logout(false))).isInstanceOf(NotConnectedException.class);
        heard.awaitLine("not sent hi: Logged out.");
        assertThat(failure(message.ack())).as("another client may have sent it").isInstanceOf(NoReplyException.class);
        client.close();
        assertThat(sentByTheNextRun(disk())).isEmpty();
    }

    /** A disk with nothing on it. */
    private abstract static class EmptyDisk implements OutboxStore, OutboxStore.Queue {
        @Override
        public Queue open(int accountId) {
            return this;
        }

        @Override
        public List<StoredMessage> messages() {
            return List.of();
        }

        @Override
        public void remove(long cid) {}

        @Override
        public void clear() {}

        @Override
        public void close() {}
    }

    private static final class FullDisk extends EmptyDisk {
        @Override
        public void add(StoredMessage message) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void remove(long cid) {
            throw new AssertionError("never added: " + cid);
        }
    }

    private static final class SlowDisk extends EmptyDisk {
        private final CountDownLatch written = new CountDownLatch(1);

        @Override
        public void add(StoredMessage message) throws IOException {
            try {
                written.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }

    @Test
    void message_waits_for_the_disk_and_nothing_else_does() throws Exception {
        Recorder heard = new Recorder();
        SlowDisk disk = new SlowDisk();
        ChatClient client = client(disk, heard);
        Peer peer = online(client);
        client.send(BOB, "hi");
        var ping = client.ping();
        peer.reply(new Pong(1), peer.expect(Ping.class).rid());
        assertThat(get(ping)).isPositive();
        assertThat(heard.queued()).isEmpty();
        disk.written.countDown();
        peer.expectSends("hi");
        heard.awaitQueued("hi");
    }

    @Test
    void logout_is_over_when_everything_that_was_not_sent_is_told() throws Exception {
        Recorder heard = new Recorder();
        SlowDisk disk = new SlowDisk();
        ChatClient client = client(disk, heard);
        Peer peer = online(client);
        client.send(BOB, "hi");
        var out = client.logout(false);
        peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
        await().until(() -> get(client.status()).user() == null);
        assertThat(out).isNotDone();
        disk.written.countDown();
        get(out);
        assertThat(heard.heard()).containsExactly("not sent hi: Logged out.");
    }

    @Test
    void message_that_cannot_be_stored_is_told_and_sent_all_the_same() throws Exception {
        Recorder heard = new Recorder();
        ChatClient client = client(new FullDisk(), heard);
        Peer peer = online(client);
        Outgoing message = client.send(BOB, "hi");
        peer.ack(peer.expectSends("hi").get(0), 1);
        ChatAck ack = get(message.ack());
        assertThat(ack.seq()).isEqualTo(1);
        client.send(BOB, "without outcome");
        peer.expectSends("without outcome");
        client.close();
        assertThat(heard.heard())
                .containsExactly(
                        "not stored: No space left on device",
                        "sent 1 hi",
                        "not stored: No space left on device",
                        "not sent without outcome: The client is closed.");
    }

    @Test
    void what_was_never_sent_is_told_from_what_may_have_arrived() throws Exception {
        Recorder heard = new Recorder();
        ChatClient client = new ChatClient(server.config(), heard);
        clients.add(client);
        Peer peer = online(client);
        Outgoing sent = client.send(BOB, "sent");
        peer.expectSends("sent");
        peer.close();
        heard.awaitPhase(Phase.WAITING);
        Outgoing kept = client.send(BOB, "kept back");
        client.close();
        assertThat(failure(sent.ack())).isInstanceOf(NoReplyException.class);
        assertThat(failure(kept.ack())).isInstanceOf(NotConnectedException.class);
    }
}
