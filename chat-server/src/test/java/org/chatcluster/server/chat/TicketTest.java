package org.chatcluster.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TicketTest {
    private final Ticket send =
            Ticket.of(new Inbound.Valid(MsgType.ONE_CHAT_MSG, 5, 0, new SendRequest(new Target.User(2), "hello", 11)));

    private static Throwable cause() {
        return new IllegalStateException("secret detail");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ChatException(ErrorCode.BLOCKED), ErrorCode.BLOCKED),
                Arguments.of(new ChatException(ErrorCode.RATE_LIMITED, 70), ErrorCode.RATE_LIMITED),
                Arguments.of(new StorageException.Unavailable(cause()), ErrorCode.UNAVAILABLE),
                Arguments.of(new StorageException.Conflict(cause()), ErrorCode.UNAVAILABLE),
                Arguments.of(new StorageException.DuplicateKey(cause(), true), ErrorCode.INTERNAL),
                Arguments.of(new StorageException("refused", cause()), ErrorCode.INTERNAL),
                Arguments.of(new RejectedExecutionException("full"), ErrorCode.UNAVAILABLE),
                Arguments.of(cause(), ErrorCode.INTERNAL),
                Arguments.of(new StackOverflowError(), ErrorCode.INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_has_its_number_and_tells_no_detail(Throwable failure, ErrorCode expected) {
        for (Throwable thrown : new Throwable[] {failure, new CompletionException(new CompletionException(failure))}) {
            Refusal refusal = send.refusal(thrown);

            assertThat(refusal.errno()).isEqualTo(expected.number());
            assertThat(refusal.retry()).isEqualTo(expected.retry());
            assertThat(refusal.errmsg()).isEqualTo(expected.sentence());
            assertThat(refusal.type()).isEqualTo(MsgType.CHAT_MSG_ACK);
            assertThat(refusal.echo()).isEqualTo(new Echo(11, 2, 0, 0, 0));
        }
    }

    @Test
    void a_refusal_says_when_to_come_again_if_that_is_known() {
        assertThat(send.refusal(new ChatException(ErrorCode.RATE_LIMITED, 70)).retryAfterMillis())
                .isEqualTo(70);
        assertThat(send.refusal(cause()).retryAfterMillis()).isEqualTo(-1);
    }

    @Test
    void a_request_without_an_ack_is_answered_by_an_error_that_names_it() {
        Ticket read = Ticket.of(new Inbound.Valid(MsgType.READ_MSG, 6, 0, new ReadRequest(new Target.Group(7), 3)));
        Refusal refusal = read.refusal(new ChatException(ErrorCode.NOT_A_MEMBER));

        assertThat(refusal.type()).isEqualTo(MsgType.ERROR_MSG);
        assertThat(refusal.of()).isEqualTo(51);
        assertThat(refusal.echo().groupId()).isEqualTo(7);
        assertThat(read.rid()).isEqualTo(6);
    }

    @Test
    void what_is_no_message_is_answered_by_an_error_that_names_nothing() {
        Ticket ticket = Ticket.of(
                new Inbound.Invalid(ErrorCode.MALFORMED, "broken", null, -1, FrameEncoder.NO_RID, 0, Echo.NONE));
        Refusal refusal = ticket.refusal(new ChatException(ErrorCode.MALFORMED, "broken"));

        assertThat(refusal).isEqualTo(Refusal.ofFrame(ErrorCode.MALFORMED, "broken", -1));
    }
}
