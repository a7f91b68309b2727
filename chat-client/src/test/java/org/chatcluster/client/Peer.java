package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.codec.RequestDecoder;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.JoinGroupRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** The server's end of one connection. */
public final class Peer {
    public static final int ME = 1;
    public static final UserName BOB_NAME = new UserName(2, "bob");
    public static final Target BOB = new Target.User(2);
    public static final long TIME = 1_700_000_000_000L;

    private final Socket socket;
    private final DataInputStream in;
    private final FrameEncoder encoder = new FrameEncoder();
    private final RequestDecoder decoder = new RequestDecoder();

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(ScriptedServer.DEADLINE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** The next request that is not a confirmation, which has to be of {@code type}. */
    public <R extends Request> Asked<R> expect(Class<R> type) {
        Inbound.Valid next = read();
        while (next.request() instanceof ReceivedRequest && type != ReceivedRequest.class) {
            next = read();
        }
        assertThat(next.request()).isInstanceOf(type);
        return new Asked<>(type.cast(next.request()), next.rid());
    }

    /** A request and its number. */
    public record Asked<R extends Request>(R request, long rid) {}

    /** The next request, of a type that servers do not know yet: its fields as they came, and its number. */
    public Unserved expectUnserved(MsgType type) {
        ByteBuf payload = readPayload();
        String json = payload.toString(StandardCharsets.UTF_8);
        Inbound.Invalid unknown = (Inbound.Invalid) decoder.decode(payload);
        assertThat(unknown.of()).isEqualTo(type.number());
        return new Unserved(json.replaceFirst(".*?\"rid\":\\d+,?", "{"), unknown.rid());
    }

    /** A request without msgid and rid, and its number. */
    public record Unserved(String fields, long rid) {}

    private Inbound.Valid read() {
        return (Inbound.Valid) decoder.decode(readPayload());
    }

    private ByteBuf readPayload() {
        try {
            return Unpooled.wrappedBuffer(in.readNBytes(in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException("no request came", e);
        }
    }

    /** The chat messages with these texts, in this order. */
    public List<SendRequest> expectSends(String... texts) {
        List<SendRequest> sends = Stream.of(texts)
                .map(ignored -> expect(SendRequest.class).request())
                .toList();
        assertThat(sends).extracting(SendRequest::msg).containsExactly(texts);
        return sends;
    }

    /** Whether the client says nothing but confirmations for {@code millis}. */
    public boolean isQuietFor(int millis) {
        try {
            socket.setSoTimeout(millis);
            try {
                Inbound.Valid next = read();
                while (next.request() instanceof ReceivedRequest) {
                    next = read();
                }
                return false;
            } catch (UncheckedIOException e) {
                return e.getCause() instanceof SocketTimeoutException;
            } finally {
                socket.setSoTimeout(ScriptedServer.DEADLINE_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the client ends the connection. */
    public boolean isClosedByClient() {
        try {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    public void send(Message message) {
        reply(message, FrameEncoder.NO_RID);
    }

    public void reply(Message message, long rid) {
        ByteBuf frame = Unpooled.buffer();
        encoder.append(frame, message, rid);
        sendBytes(frame.array(), frame.readableBytes());
    }

    public void sendBytes(byte[] bytes, int length) {
        try {
            socket.getOutputStream().write(bytes, 0, length);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a login and answers it. */
    public LoginRequest acceptLogin(ConversationInfo... conversations) {
        return acceptLogin(30_000, conversations);
    }

    public LoginRequest acceptLogin(long heartbeatMillis, ConversationInfo... conversations) {
        return acceptLogin(new UserName(ME, "alice"), "node-1", heartbeatMillis, List.of(conversations));
    }

    /** Takes a login as a user and a node of the test's choice. */
    public LoginRequest acceptLogin(UserName user, String node, ConversationInfo... conversations) {
        return acceptLogin(user, node, 30_000, List.of(conversations));
    }

    private LoginRequest acceptLogin(
            UserName user, String node, long heartbeatMillis, List<ConversationInfo> conversations) {
        Asked<LoginRequest> login = expect(LoginRequest.class);
        LoginReply reply = new LoginReply(
                user,
                new LoginReply.Token("secret", Limits.MAX_EXACT),
                heartbeatMillis,
                node,
                List.of(),
                List.of(),
                List.of(),
                conversations);
        reply(reply, login.rid());
        return login.request();
    }

    /** Lets the client into a group, whose members say what it is about. */
    public void letIn(int groupId, String name) {
        reply(
                new JoinGroupReply(groupId, name, 0),
                expect(JoinGroupRequest.class).rid());
        GroupInfo group = new GroupInfo(groupId, name, "about " + name, Role.NORMAL, 2);
        reply(new GroupsReply(List.of(group)), expect(GroupsRequest.class).rid());
    }

    public void refuse(MsgType type, long rid, ErrorCode code) {
        reply(Refusal.of(type, code, code.sentence(), -1, Echo.NONE), rid);
    }

    public void refuse(SendRequest send, ErrorCode code, long retryAfterMillis) {
        Echo echo = new Echo(send.cid(), 0, 0, 0, 0);
        send(Refusal.of(send.type(), code, code.sentence(), retryAfterMillis, echo));
    }

    public void ack(SendRequest send, long seq) {
        send(new ChatAck(send.cid(), send.target(), seq, TIME, false));
    }

    public void ackAgain(SendRequest send, long seq) {
        send(new ChatAck(send.cid(), send.target(), seq, TIME, true));
    }

    /** A message of Bob. */
    public void push(long seq) {
        send(fromBob(seq));
    }

    public static ChatPush fromBob(long seq) {
        return new ChatPush(BOB_NAME, new Target.User(ME), "bob " + seq, seq, TIME, false);
    }

    /** A message of this account to Bob. */
    public static ChatPush own(long seq, String text) {
        return new ChatPush(new UserName(ME, "alice"), BOB, text, seq, TIME, false);
    }

    public void bye(ErrorCode code, boolean reconnect, long retryAfterMillis) {
        send(new Bye(code.number(), code.sentence(), reconnect, retryAfterMillis));
    }

    /** Ends the connection without a word. */
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
