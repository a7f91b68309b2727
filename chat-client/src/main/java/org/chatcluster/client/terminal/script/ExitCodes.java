package org.chatcluster.client.terminal.script;

import java.util.OptionalInt;
import org.chatcluster.client.ClosedByServerException;
import org.chatcluster.client.NoReplyException;
import org.chatcluster.client.NotConnectedException;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Which exit code a failure is. */
final class ExitCodes {
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
        if (failure instanceof RefusedException refused) {
            return OptionalInt.of(of(ErrorCode.findByNumber(refused.errno())));
        }
        if (failure instanceof ClosedByServerException closed) {
            boolean unwanted = closed.is(ErrorCode.TAKEN_OVER) || closed.is(ErrorCode.LOGGED_OUT);
            return OptionalInt.of(unwanted ? Exit.NOT_LOGGED_IN : Exit.UNREACHABLE);
        }
        if (failure instanceof NotConnectedException || failure instanceof NoReplyException) {
            return OptionalInt.of(Exit.UNREACHABLE);
        }
        if (failure instanceof InterruptedException) {
            return OptionalInt.of(Exit.INTERRUPTED);
        }
        return OptionalInt.empty();
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
