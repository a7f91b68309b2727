package org.chatcluster.client.terminal.view;

import java.util.Locale;
import java.util.Optional;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.client.ClosedByServerException;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.common.protocol.ErrorCode;

/**
 * What a person is told about the connection. One trouble is told once, however often it is tried again; that a node stops, which
 * moves the session to another, is no trouble. Confined to one thread.
 */
public final class StateLines {
    private final Marks marks;
    private String told = "";

    public StateLines(Marks marks) {
        this.marks = marks;
    }

    public Optional<Line> of(ClientState state) {
        ChatClientException cause = state.cause();
        if (cause == null) {
            return Optional.empty();
        }
        if (state.phase() == Phase.WAITING) {
            if (is(cause, ErrorCode.DRAINING)) {
                return Optional.empty();
            }
            String message = String.valueOf(cause.getMessage());
            if (message.equals(told)) {
                return Optional.empty();
            }
            told = message;
            return Optional.of(Line.note(
                    "disconnected: " + message + " Retrying " + when(state.retryInMillis()) + marks.ellipsis()));
        }
        if (state.phase() == Phase.OFFLINE) {
            told = "";
            return ended(cause).map(Line::error);
        }
        return Optional.empty();
    }

    /** A session that goes on. */
    public Line resumed(Session session) {
        told = "";
        String resent = session.resent() == 0
                ? ""
                : ", " + session.resent() + (session.resent() == 1 ? " message resent" : " messages resent");
        return Line.note((session.moved() ? "moved to " : "reconnected to ")
                + session.login().node()
                + resent);
    }

    private static Optional<String> ended(ChatClientException cause) {
        if (is(cause, ErrorCode.LOGIN_TIMEOUT)) {
            // Nobody was logged in; the next command that needs a connection makes one.
            return Optional.empty();
        }
        if (is(cause, ErrorCode.REFUSED)) {
            return Optional.of("The kept login is not valid any more; /login NAME asks for the password.");
        }
        if (is(cause, ErrorCode.TAKEN_OVER)) {
            return Optional.of("This device has logged in somewhere else; /login NAME takes it back.");
        }
        if (is(cause, ErrorCode.LOGGED_OUT)) {
            return Optional.of("This account was logged out on all devices; /login NAME logs in again.");
        }
        boolean told = cause instanceof RefusedException || cause instanceof ClosedByServerException;
        return told ? Optional.of("disconnected: " + cause.getMessage()) : Optional.empty();
    }

    private static boolean is(ChatClientException cause, ErrorCode code) {
        return (cause instanceof RefusedException refused && refused.is(code))
                || (cause instanceof ClosedByServerException closed && closed.is(code));
    }

    private static String when(long millis) {
        if (millis < 50) {
            return "at once";
        }
        return millis < 10_000
                ? String.format(Locale.ROOT, "in %.1f s", millis / 1_000.0)
                : "in " + Math.round(millis / 1_000.0) + " s";
    }
}
