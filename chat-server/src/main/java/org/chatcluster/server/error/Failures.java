package org.chatcluster.server.error;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.chatcluster.common.protocol.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures become error numbers: a refusal keeps its own, the database's absence and overload are 121, anything
 * else is a defect, 122. Thread-safe.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** What the sender of a request is told of its failure, which is logged if it is not the sender's own; {@code msgid} is the request's. */
    public static ChatException reason(Throwable failure, int msgid) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ChatException refusal) {
            LOG.debug("msgid {} is refused: {}", msgid, refusal.code());
            return refusal;
        }
        if (cause instanceof StorageException.Unavailable || cause instanceof StorageException.Conflict) {
            LOG.warn("msgid {} cannot be done now: {}", msgid, cause.toString());
            return new ChatException(ErrorCode.UNAVAILABLE);
        }
        if (cause instanceof RejectedExecutionException) {
            LOG.warn("msgid {} is refused: too many requests wait.", msgid);
            return new ChatException(ErrorCode.UNAVAILABLE);
        }
        LOG.error("msgid {} has failed.", msgid, cause);
        return new ChatException(ErrorCode.INTERNAL);
    }
}
