package org.chatcluster.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.server.limit.RateLimits;
import org.chatcluster.server.limit.SessionLimits;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.session.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ClientConnectionTest {
    private static final String PING = "{\"msgid\":21}";
    private static final String FRIENDS = "{\"msgid\":26}";
    private static final Conversation DIRECT = Conversation.direct(1, 2);

    private final List<TestNode> nodes = new ArrayList<>();
    private final TestNode node = node(new TestNode(3));

    private TestNode node(TestNode made) {
        nodes.add(made);
        return made;
    }

    @AfterEach
    void close() {
        nodes.forEach(TestNode::close);
        assertThat(node.sessions.size()).isZero();
        assertThat(node.connections.open()).isZero();
    }

    /** User 1, who has written to user 2 before. */
    private TestClient acquainted() {
        TestClient client = node.login(1);
        client.send(2, 1_000);
        node.settle();
        client.seen();
        return client;
    }

    private static ByteBuf length(int bytes) {
        return Unpooled.buffer().writeInt(bytes);
    }

    @Nested
    class Malformed {
        @Test
        void frames_close_the_connection_at_the_third_in_a_row() {
            TestClient client = node.connect();
            client.write("{", "[]");
            assertThat(client.seen()).containsExactly("ERROR_MSG errno 100", "ERROR_MSG errno 100");
            assertThat(client.isClosed()).isFalse();
            client.write("{\"msgid\":\"1\"}", PING);

            assertThat(client.seen()).containsExactly("ERROR_MSG errno 100");
            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void frames_are_forgiven_when_a_well_formed_one_comes_between() {
            TestClient client = node.connect();
            for (int i = 0; i < 5; i++) {
                client.write("{", "{", "{\"msgid\":99}");
            }

            assertThat(client.seen()).hasSize(15).contains("ERROR_MSG errno 101");
            assertThat(client.isClosed()).isFalse();
        }

        @Test
        void values_are_refused_with_103_and_count_for_nothing() {
            TestClient client = node.login(1);
            for (int i = 0; i < 4; i++) {
                client.write("{\"msgid\":26,\"rid\":\"x\"}");
            }

            assertThat(client.seen()).hasSize(4).allMatch("FRIENDS_MSG_ACK errno 103"::equals);
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Nested
    class TooLarge {
        @Test
        void before_login_is_more_than_32_kib() {
            TestClient client = node.connect();
            client.write(length(32_769));

            assertThat(client.seen()).containsExactly("ERROR_MSG errno 102");
            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void after_login_is_more_than_64_kib() {
            TestClient client = node.login(1);
            client.write("{\"msgid\":21,\"x\":[" + "1,".repeat(32_700) + "1]}");
            assertThat(client.seen()).containsExactly("PONG_MSG");
            client.write(length(65_537));

            assertThat(client.seen()).containsExactly("ERROR_MSG errno 102");
            assertThat(client.isClosed()).isTrue();
            assertThat(node.sessions.size()).isZero();
        }

        @Test
        void is_a_length_of_0_and_of_2_to_31_too() {
            TestClient zero = node.connect();
            zero.write(length(0));
            TestClient huge = node.connect();
            huge.write(length(Integer.MIN_VALUE));

            assertThat(zero.seen()).containsExactly("ERROR_MSG errno 102");
            assertThat(huge.seen()).containsExactly("ERROR_MSG errno 102");
        }

        @Test
        void ends_what_follows() {
            TestClient client = node.connect();
            client.write(Unpooled.wrappedBuffer(length(0), TestClient.frames(PING, PING)));

            assertThat(client.seen()).containsExactly("ERROR_MSG errno 102");
        }
    }

    @Nested
    class Logins {
        @Test
        void let_what_follows_in_the_same_write_wait_for_their_outcome() {
            TestClient client = node.connect();
            String token = node.accounts.giveToken(1, "console");
            client.write(TestClient.login(1, token, ",\"rid\":5"), PING, TestClient.send(2, 11, "hello"));
            assertThat(client.seen()).isEmpty();
            node.settle();

            assertThat(client.seen())
                    .containsExactly("LOGIN_MSG_ACK rid 5", "SYNC_END_MSG", "PONG_MSG", "CHAT_MSG_ACK seq 1 cid 11");
        }

        @Test
        void open_the_way_for_larger_frames_in_the_same_write() {
            TestClient client = node.connect();
            String token = node.accounts.giveToken(1, "console");
            client.write(TestClient.login(1, token, ""), "{\"msgid\":21,\"x\":[" + "1,".repeat(20_000) + "1]}");
            node.settle();

            assertThat(client.seen()).containsExactly("LOGIN_MSG_ACK", "SYNC_END_MSG", "PONG_MSG");
        }

        @Test
        void that_are_refused_leave_the_connection_where_it_was() {
            TestClient client = node.connect();
            client.write(TestClient.login(1, "wrong", ""), FRIENDS, PING);
            node.settle();

            assertThat(client.seen()).containsExactly("LOGIN_MSG_ACK errno 1", "FRIENDS_MSG_ACK errno 110", "PONG_MSG");
            client.login(1, node.accounts.giveToken(1, "console"));
            node.settle();
            assertThat(client.seen()).containsExactly("LOGIN_MSG_ACK", "SYNC_END_MSG");
        }

        @Test
        void of_a_client_that_has_hung_up_leave_no_session() {
            TestClient client = node.connect();
            client.login(1, node.accounts.giveToken(1, "console"));
            node.requests.runOne();
            client.channel.runPendingTasks();
            assertThat(node.sessions.size()).isEqualTo(1);
            client.hangUp();
            assertThat(node.sessions.size()).isZero();
            node.settle();

            assertThat(node.sessions.size()).isZero();
            assertThat(client.seen()).isEmpty();
        }

        @Test
        void of_a_client_that_has_hung_up_before_it_is_known_leave_no_session() {
            TestClient client = node.connect();
            client.login(1, node.accounts.giveToken(1, "console"));
            client.hangUp();
            node.settle();

            assertThat(node.sessions.size()).isZero();
        }

        @Test
        void that_find_no_database_can_be_repeated() {
            TestClient client = node.connect();
            String token = node.accounts.giveToken(1, "console");
            node.inbox.down(true);
            client.login(1, token);
            node.settle();
            node.inbox.down(false);
            assertThat(client.seen()).containsExactly("LOGIN_MSG_ACK errno 121");
            assertThat(node.sessions.size()).isZero();
            client.login(1, token);
            node.settle();

            assertThat(client.seen()).containsExactly("LOGIN_MSG_ACK", "SYNC_END_MSG");
        }

        @Test
        void take_over_from_the_same_device_and_leave_others() {
            TestClient old = node.login(1);
            TestClient other = node.connect();
            other.write(TestClient.login(1, node.accounts.giveToken(1, "phone"), ",\"device\":\"phone\""));
            node.settle();
            other.seen();
            TestClient newer = node.login(1);
            node.settle();

            assertThat(old.seen()).containsExactly("BYE_MSG errno 116");
            assertThat(old.isClosed()).isTrue();
            assertThat(other.seen()).isEmpty();
            assertThat(newer.isClosed()).isFalse();
            assertThat(node.sessions.size()).isEqualTo(2);
        }

        @Test
        void that_come_from_before_the_present_one_are_refused() {
            TestClient present = node.connect();
            String token = node.accounts.giveToken(1, "console");
            present.write(TestClient.login(1, token, ",\"attempt\":7"));
            node.settle();
            TestClient late = node.connect();
            late.write(TestClient.login(1, token, ",\"attempt\":6"));
            node.settle();

            assertThat(late.seen()).containsExactly("LOGIN_MSG_ACK errno 116");
            assertThat(late.isClosed()).isFalse();
            assertThat(present.isClosed()).isFalse();
        }

        @Test
        void and_registrations_by_the_thousand_on_a_logged_in_connection_are_each_refused() {
            TestClient client = node.connect();
            List<String> frames = new ArrayList<>();
            frames.add(TestClient.login(1, node.accounts.giveToken(1, "console"), ""));
            frames.addAll(Collections.nCopies(5_000, "{\"msgid\":4,\"name\":\"carol\",\"password\":\"secret\"}"));
            client.write(frames.toArray(String[]::new));
            node.settle();

            List<String> seen = client.seen();
            assertThat(seen).startsWith("LOGIN_MSG_ACK", "SYNC_END_MSG").hasSize(5_002);
            assertThat(seen.subList(2, 5_002)).allMatch("REG_MSG_ACK errno 111"::equals);
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Nested
    class LoginDeadlines {
        @Test
        void end_who_does_not_log_in_within_ten_seconds_whatever_else_it_sends() {
            TestClient client = node.connect();
            node.advance(Duration.ofSeconds(9));
            client.write(PING);
            assertThat(client.isClosed()).isFalse();
            node.advance(Duration.ofSeconds(2));

            assertThat(client.seen()).containsExactly("PONG_MSG", "BYE_MSG errno 113 reconnect");
            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void end_who_does_not_even_read() {
            TestClient client = node.connect();
            client.reads(false);
            client.write(Collections.nCopies(2_000, "{\"msgid\":99}").toArray(String[]::new));
            assertThat(client.channel.isWritable()).isFalse();
            node.advance(Duration.ofSeconds(12));

            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void wait_for_a_login_that_is_under_way() {
            TestClient client = node.connect();
            client.login(1, node.accounts.giveToken(1, "console"));
            node.advance(Duration.ofSeconds(11));
            assertThat(client.isClosed()).isFalse();
            node.settle();

            assertThat(client.seen()).containsExactly("LOGIN_MSG_ACK", "SYNC_END_MSG");
        }

        @Test
        void are_not_put_off_by_logins_that_fail() {
            TestClient client = node.connect();
            for (int i = 0; i < 6; i++) {
                client.login(1, "wrong");
                node.advance(Duration.ofSeconds(2));
                node.run();
            }

            assertThat(client.seen()).contains("BYE_MSG errno 113 reconnect");
            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void start_anew_after_a_registration_and_after_a_logout() {
            TestClient client = node.connect();
            node.advance(Duration.ofSeconds(9));
            client.write("{\"msgid\":4,\"name\":\"carol\",\"password\":\"secret\"}");
            node.run();
            node.advance(Duration.ofSeconds(9));
            client.login(1, node.accounts.giveToken(1, "console"));
            node.run();
            client.write("{\"msgid\":3}");
            node.run();
            node.advance(Duration.ofSeconds(9));
            assertThat(client.seen())
                    .containsExactly("REG_MSG_ACK", "LOGIN_MSG_ACK", "SYNC_END_MSG", "LOGINOUT_MSG_ACK");
            node.advance(Duration.ofSeconds(2));

            assertThat(client.seen()).containsExactly("BYE_MSG errno 113 reconnect");
        }
    }

    @Nested
    class Idleness {
        @Test
        void of_three_heartbeats_ends_a_session() {
            TestClient client = node.login(1);
            node.advance(Duration.ofSeconds(85));
            client.write(PING);
            node.advance(Duration.ofSeconds(85));
            assertThat(client.seen()).containsExactly("PONG_MSG");
            node.advance(Duration.ofSeconds(6));

            assertThat(client.seen()).containsExactly("BYE_MSG errno 114 reconnect");
            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void is_not_blamed_on_a_client_from_which_nothing_is_read() {
            TestClient client = acquainted();
            for (int cid = 1; cid <= 300; cid++) {
                client.send(2, cid);
            }
            assertThat(client.channel.config().isAutoRead()).isFalse();
            node.advance(Duration.ofSeconds(200));
            assertThat(client.isClosed()).isFalse();
            node.settle();
            node.settle();
            assertThat(client.seen()).hasSize(300);
            node.advance(Duration.ofSeconds(85));
            assertThat(client.isClosed()).isFalse();
            node.advance(Duration.ofSeconds(10));

            assertThat(client.seen()).containsExactly("BYE_MSG errno 114 reconnect");
        }
    }

    @Nested
    class Reading {
        @Test
        void stops_at_256_sends_in_flight_and_goes_on_with_their_acks() {
            TestClient client = acquainted();
            String[] sends = new String[300];
            for (int i = 0; i < sends.length; i++) {
                sends[i] = TestClient.send(2, i + 1, "text");
            }
            client.write(sends);
            assertThat(node.lane.waiting()).isEqualTo(256);
            assertThat(client.channel.config().isAutoRead()).isFalse();
            node.settle();
            assertThat(node.lane.waiting()).isEqualTo(44);
            assertThat(client.channel.config().isAutoRead()).isTrue();
            node.settle();

            assertThat(client.seen()).hasSize(300).last().isEqualTo("CHAT_MSG_ACK seq 301 cid 300");
        }

        @Test
        void stops_at_16_requests_that_wait_for_the_database() {
            TestClient client = node.login(1);
            client.write(Collections.nCopies(30, FRIENDS).toArray(String[]::new));
            assertThat(client.channel.config().isAutoRead()).isFalse();
            assertThat(node.requests.size()).as("one at a time").isEqualTo(1);
            node.settle();

            assertThat(client.seen()).hasSize(30).allMatch("FRIENDS_MSG_ACK"::equals);
            assertThat(client.channel.config().isAutoRead()).isTrue();
        }

        @Test
        void stops_while_the_client_does_not_read_and_loses_nothing() {
            TestClient client = node.login(1);
            client.reads(false);
            client.write(Collections.nCopies(3_000, "{\"msgid\":99}").toArray(String[]::new));
            assertThat(client.channel.config().isAutoRead()).isFalse();
            assertThat(client.channel.isWritable()).isFalse();
            client.write(PING);
            for (int i = 0; i < 20; i++) {
                client.reads(true);
                node.run();
            }

            assertThat(client.seen()).hasSize(3_001).last().isEqualTo("PONG_MSG");
            assertThat(client.channel.config().isAutoRead()).isTrue();
        }

        @Test
        void answers_one_request_at_a_time_in_their_order_and_none_to_who_does_not_read() {
            TestClient client = node.login(1);
            client.reads(false);
            client.write("{\"msgid\":26,\"rid\":1}", "{\"msgid\":28,\"rid\":2}", "{\"msgid\":26,\"rid\":3}");
            node.run();
            client.write(Collections.nCopies(2_000, "{\"msgid\":99}").toArray(String[]::new));
            client.write("{\"msgid\":26,\"rid\":4}");
            assertThat(node.requests.size()).isZero();
            for (int i = 0; i < 20; i++) {
                client.reads(true);
                node.run();
            }

            assertThat(client.seen().stream().filter(s -> s.contains("rid")))
                    .containsExactly(
                            "FRIENDS_MSG_ACK rid 1",
                            "GROUPS_MSG_ACK rid 2",
                            "FRIENDS_MSG_ACK rid 3",
                            "FRIENDS_MSG_ACK rid 4");
        }

        @Test
        void takes_frames_in_any_pieces() {
            TestClient client = node.connect();
            ByteBuf bytes = TestClient.frames(PING, PING, "{\"msgid\":99,\"rid\":3}");
            while (bytes.isReadable()) {
                client.write(bytes.readSlice(1).copy());
            }
            bytes.release();

            assertThat(client.seen()).containsExactly("PONG_MSG", "PONG_MSG", "ERROR_MSG errno 101 rid 3");
        }

        @Test
        void tells_strangers_and_forgers_what_they_may() {
            TestClient stranger = node.connect();
            stranger.write(
                    FRIENDS,
                    TestClient.send(2, 1, "x"),
                    "{\"msgid\":18,\"toid\":2,\"seq\":1,\"rid\":4}",
                    "{\"msgid\":2}");
            TestClient forger = node.login(1);
            forger.write("{\"msgid\":26,\"id\":2}", "{\"msgid\":26,\"id\":1}");
            node.settle();

            assertThat(stranger.seen())
                    .containsExactly(
                            "FRIENDS_MSG_ACK errno 110",
                            "CHAT_MSG_ACK errno 110",
                            "ERROR_MSG errno 110 rid 4",
                            "ERROR_MSG errno 101");
            assertThat(forger.seen()).containsExactly("FRIENDS_MSG_ACK errno 115", "FRIENDS_MSG_ACK");
        }

        @Test
        void is_refused_with_121_when_too_many_wait_for_the_database() {
            TestClient client = node.login(1);
            node.requests.full(true);
            client.write(
                    "{\"msgid\":26,\"rid\":1}", "{\"msgid\":28,\"rid\":2}", TestClient.send(7, 1, "to a stranger"));
            node.run();
            node.requests.full(false);

            assertThat(client.seen())
                    .containsExactly(
                            "FRIENDS_MSG_ACK errno 121 rid 1",
                            "GROUPS_MSG_ACK errno 121 rid 2",
                            "CHAT_MSG_ACK errno 121");
        }
    }

    @Nested
    class Logouts {
        @Test
        void wait_for_sends_and_requests_that_are_under_way() {
            TestClient client = node.login(1);
            client.send(2, 11);
            client.write(FRIENDS, "{\"msgid\":3,\"rid\":9}", PING);
            node.run();
            assertThat(client.seen()).containsExactly("FRIENDS_MSG_ACK");
            node.settle();

            assertThat(client.seen())
                    .containsExactly("CHAT_MSG_ACK seq 1 cid 11", "LOGINOUT_MSG_ACK rid 9", "PONG_MSG");
            assertThat(node.sessions.size()).isZero();
            assertThat(node.accounts.tokens()).isZero();
        }

        @Test
        void of_all_sessions_end_the_others() {
            TestClient client = node.login(1);
            TestClient other = node.connect();
            other.write(TestClient.login(1, node.accounts.giveToken(1, "phone"), ",\"device\":\"phone\""));
            node.settle();
            other.seen();
            client.write("{\"msgid\":3,\"all\":true}");
            node.settle();

            assertThat(client.seen()).containsExactly("LOGINOUT_MSG_ACK");
            assertThat(client.isClosed()).isFalse();
            assertThat(other.seen()).containsExactly("BYE_MSG errno 118");
            assertThat(node.accounts.tokens()).isZero();
        }

        @Test
        void store_the_cursors_first() {
            node.messages.store(List.of(new StoredMessage(DIRECT, 1, 2, 5, 0, "hello")));
            node.messages.addInboxes(List.of(DIRECT));
            TestClient client = node.login(1);
            client.write("{\"msgid\":18,\"toid\":2,\"seq\":1}", "{\"msgid\":3}");
            node.settle();

            assertThat(node.inbox.list(1))
                    .extracting(entry -> entry.receivedSeq())
                    .containsExactly(1L);
        }
    }

    @Nested
    class Ends {
        @Test
        void of_the_node_are_told_to_everybody_with_a_time_to_come_back() {
            TestClient session = node.login(1);
            TestClient stranger = node.connect();
            CompletableFuture<Void> stopped = node.connections.stopReading();
            node.run();
            assertThat(stopped).isCompleted();
            session.write(PING);
            assertThat(session.seen()).as("nothing more is read").isEmpty();
            CompletableFuture<Void> told = node.connections.closeAll(CloseReason.DRAINING);
            node.run();
            assertThat(told).isCompleted();

            for (TestClient client : List.of(session, stranger)) {
                List<Message> seen = client.messages();
                assertThat(seen).hasSize(1);
                Bye bye = (Bye) seen.get(0);
                assertThat(bye.errno()).isEqualTo(123);
                assertThat(bye.reconnect()).isTrue();
                assertThat(bye.retryAfterMillis()).isBetween(0L, 1_999L);
                assertThat(client.isClosed()).isTrue();
            }
        }

        @Test
        void come_to_who_leaves_more_than_4_mib_unread() {
            EmbeddedChannel channel = node.connect().channel;
            ClientConnection connection = new ClientConnection(
                    channel,
                    new Origin(channel.remoteAddress(), node.tools.isProxy(), node.tools.limits()),
                    new FrameDecoder(10),
                    new ReadGate(channel),
                    node.tools);
            connection.opened();
            for (int i = 0; i < 40; i++) {
                connection.write(Unpooled.wrappedBuffer(new byte[100 * 1024]));
                channel.runPendingTasks();
            }
            assertThat(connection.isOpen()).isTrue();
            for (int i = 0; i < 3; i++) {
                connection.write(Unpooled.wrappedBuffer(new byte[100 * 1024]));
            }
            channel.runPendingTasks();

            assertThat(connection.isOpen()).isFalse();
            String last = "";
            for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
                last = next.isReadable() ? next.toString(StandardCharsets.UTF_8) : last;
                next.release();
            }
            assertThat(last).contains("\"errno\":117");
            connection.closed();
        }

        @Test
        void make_every_further_frame_and_write_a_matter_of_no_interest() {
            TestClient client = node.login(1);
            node.login(2);
            client.channel.pipeline().fireExceptionCaught(new IOException("reset"));
            node.run();
            assertThat(node.sessions.size()).isEqualTo(1);
            client.seen();

            assertThat(client.isClosed()).isTrue();
        }

        @Test
        void by_a_defect_are_told() {
            TestClient client = node.login(1);
            client.channel.pipeline().fireExceptionCaught(new IllegalStateException("a defect"));
            node.run();

            assertThat(client.seen()).containsExactly("BYE_MSG errno 122 reconnect");
        }

        @Test
        void with_a_page_an_ack_and_a_request_under_way_leave_nothing_behind() {
            node.messages.store(List.of(new StoredMessage(DIRECT, 1, 2, 5, 0, "hello")));
            node.messages.addInboxes(List.of(DIRECT));
            TestClient client = node.connect();
            client.login(1, node.accounts.giveToken(1, "console"));
            node.requests.runAll();
            client.channel.runPendingTasks();
            node.requests.runAll();
            client.channel.runPendingTasks();
            assertThat(node.pages.size()).isEqualTo(1);
            client.send(2, 11);
            client.write(FRIENDS);
            client.hangUp();
            node.settle();

            assertThat(node.messages.texts(DIRECT)).containsExactly("hello", "text 11");
        }
    }

    @Nested
    class Limits {
        private final TestNode limited = node(new TestNode(2, new Strict()));

        @Test
        void on_connections_are_told() {
            limited.connect();
            TestClient second = limited.connect();

            List<Message> seen = second.messages();
            assertThat(seen).singleElement().isInstanceOf(Bye.class);
            assertThat(((Bye) seen.get(0)).errno()).isEqualTo(120);
            assertThat(second.isClosed()).isTrue();
        }

        @Test
        void on_sends_and_requests_say_when_to_come_again() {
            TestClient client = limited.connect();
            client.login(1, limited.accounts.giveToken(1, "console"));
            limited.settle();
            assertThat(client.messages()).first().isInstanceOf(LoginReply.class);
            client.write(FRIENDS, TestClient.send(2, 11, "x"), "{\"msgid\":6,\"toid\":2,\"msg\":\"no cid\"}", PING);
            limited.settle();

            List<Message> seen = client.messages();
            assertThat(seen).hasSize(4);
            assertThat(seen.subList(0, 3)).allSatisfy(message -> {
                Refusal refusal = (Refusal) message;
                assertThat(refusal.errno()).isEqualTo(120);
                assertThat(refusal.retry()).isTrue();
                assertThat(refusal.retryAfterMillis()).isEqualTo(70);
            });
        }

        /** One connection, and then nothing. */
        private static final class Strict implements RateLimits, SessionLimits {
            private int connections;

            @Override
            public OptionalLong tryConnect(InetAddress remote) {
                return connections++ == 0 ? OptionalLong.empty() : OptionalLong.of(70);
            }

            @Override
            public void disconnected(InetAddress remote) {
                connections--;
            }

            @Override
            public OptionalLong tryPasswordLogin(InetAddress remote, String account) {
                return OptionalLong.empty();
            }

            @Override
            public void passwordWasNotWrong(InetAddress remote, String account) {}

            @Override
            public OptionalLong tryRegister(InetAddress remote) {
                return OptionalLong.empty();
            }

            @Override
            public SessionLimits newSession() {
                return this;
            }

            @Override
            public OptionalLong trySend() {
                return OptionalLong.of(70);
            }

            @Override
            public OptionalLong tryRequest() {
                return OptionalLong.of(70);
            }
        }
    }
}
