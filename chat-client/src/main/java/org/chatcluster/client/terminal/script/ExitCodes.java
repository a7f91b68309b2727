package org.chatcluster.client.terminal.script;

import java.io.IOException;
import java.util.OptionalInt;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClosedByServerException;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Which exit code a failure is. */
public final class ExitCodes {
    private ExitCodes() {}

    /** The code, or none for what is no failure of the outside but of this program. */
    static OptionalInt of(Throwable failure) {
        if (failure instanceof ExitException exit) {
            return OptionalInt.of(exit.code());
        }
        if (failure instanceof UsageException) {
            return OptionalInt.of(Exit.USAGE);
        }
        if (failure instanceof BadValueException) {
            return OptionalInt.of(Exit.REJECTED);
        }
        if (failure instanceof ChatClientException trouble) {
            return OptionalInt.of(of(trouble));
        }
        if (failure instanceof IOException) {
            return OptionalInt.of(Exit.FAILED);
        }
        if (failure instanceof InterruptedException) {
            return OptionalInt.of(Exit.INTERRUPTED);
        }
        return OptionalInt.empty();
    }

    /** The code of what the server or the way to it is to blame for. */
    public static int of(ChatClientException trouble) {
        if (trouble instanceof RefusedException refused) {
            return refused.retry() ? Exit.UNREACHABLE : of(ErrorCode.findByNumber(refused.errno()));
        }
        boolean unwanted = trouble instanceof ClosedByServerException closed
                && (closed.is(ErrorCode.TAKEN_OVER) || closed.is(ErrorCode.LOGGED_OUT));
        return unwanted ? Exit.NOT_LOGGED_IN : Exit.UNREACHABLE;
    }

    private static int of(@Nullable ErrorCode refusal) {
        if (refusal == null) {
            return Exit.REJECTED;
        }
        return switch (refusal) {
            case REFUSED, NOT_LOGGED_IN, TAKEN_OVER, LOGGED_OUT -> Exit.NOT_LOGGED_IN;
            case NO_SUCH_USER, NOT_FRIENDS, BLOCKED, YOURSELF, NO_SUCH_GROUP, NOT_A_MEMBER, NOT_ALLOWED, MUTED ->
                Exit.NO_TARGET;
            default -> Exit.REJECTED;
        };
    }
}
