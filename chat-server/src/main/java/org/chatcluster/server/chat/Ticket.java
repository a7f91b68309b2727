package org.chatcluster.server.chat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.error.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is needed to answer a request whatever becomes of it. The one place where failures become error numbers: a refusal keeps its
 * own, the database's absence is 121, anything else is a defect, 122. {@code type} is null and {@code of} -1 where the frame was no
 * message of a known type.
 */
public record Ticket(@Nullable MsgType type, int of, long rid, Echo echo) {
    private static final Logger LOG = LoggerFactory.getLogger(Ticket.class);

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
        ChatException reason = reason(failure);
        return type == null
                ? Refusal.ofFrame(reason.code(), reason.sentence(), of)
                : Refusal.of(type, reason.code(), reason.sentence(), reason.retryAfterMillis(), echo);
    }

    private ChatException reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ChatException refusal) {
            LOG.debug("msgid {} is refused: {}", of, refusal.code());
            return refusal;
        }
        if (cause instanceof StorageException.Unavailable || cause instanceof StorageException.Conflict) {
            LOG.warn("msgid {} cannot be done now: {}", of, cause.toString());
            return new ChatException(ErrorCode.UNAVAILABLE);
        }
        if (cause instanceof RejectedExecutionException) {
            LOG.warn("msgid {} is refused: too many requests wait.", of);
            return new ChatException(ErrorCode.UNAVAILABLE);
        }
        LOG.error("msgid {} has failed.", of, cause);
        return new ChatException(ErrorCode.INTERNAL);
    }
}
