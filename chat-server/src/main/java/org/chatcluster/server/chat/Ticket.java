package org.chatcluster.server.chat;

import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.error.Failures;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to answer a request whatever becomes of it. {@code type} is null and {@code of} -1 where the frame was no message
 * of a known type.
 */
public record Ticket(@Nullable MsgType type, int of, long rid, Echo echo) {
    /** The ticket of what came from a client. */
    public static Ticket of(Inbound inbound) {
        if (inbound instanceof Inbound.Valid valid) {
            return new Ticket(valid.type(), valid.type().number(), valid.rid(), Echo.of(valid.request()));
        }
        Inbound.Invalid invalid = (Inbound.Invalid) inbound;
        return new Ticket(invalid.type(), invalid.of(), invalid.rid(), invalid.echo());
    }

    /** The reply that tells of {@code failure}. */
    public Refusal refusal(Throwable failure) {
        return refusal(reason(failure));
    }

    ChatException reason(Throwable failure) {
        return Failures.reason(failure, of);
    }

    /** The reply that gives {@code reason}. */
    Refusal refusal(ChatException reason) {
        return type == null
                ? Refusal.ofFrame(reason.code(), reason.sentence(), of)
                : Refusal.of(type, reason.code(), reason.sentence(), reason.retryAfterMillis(), echo);
    }
}
