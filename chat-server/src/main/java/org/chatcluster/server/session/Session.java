package org.chatcluster.server.session;

import java.util.function.Consumer;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.UserName;

/** An account that is logged in on a device over one connection. Immutable and thread-safe. */
public final class Session {
    private final UserName user;
    private final String device;
    private final long attempt;
    private final String tokenHash;
    private final Consumer<CloseReason> closer;

    /**
     * A session of {@code user}; {@code attempt} and {@code device} are those of its login, {@code tokenHash} is its token's,
     * and {@code closer} ends its connection from any thread.
     */
    public Session(UserName user, String device, long attempt, String tokenHash, Consumer<CloseReason> closer) {
        this.user = user;
        this.device = device;
        this.attempt = attempt;
        this.tokenHash = tokenHash;
        this.closer = closer;
    }

    /** Whose session it is. */
    public UserName user() {
        return user;
    }

    /** The id of {@link #user}. */
    public int userId() {
        return user.id();
    }

    /** The device; another session with the same one takes over. */
    public String device() {
        return device;
    }

    /** The SHA-256 of the token that logs in again. */
    public String tokenHash() {
        return tokenHash;
    }

    /** Ends the connection. */
    public void close(CloseReason reason) {
        closer.accept(reason);
    }

    /** Whether {@code newer} comes from before this session's login: a frozen connection that woke up late. */
    boolean isAheadOf(Session newer) {
        return attempt != LoginRequest.NO_ATTEMPT
                && newer.attempt != LoginRequest.NO_ATTEMPT
                && newer.attempt < attempt;
    }

    @Override
    public String toString() {
        return "Session[user=" + user.id() + ", device=" + device + "]";
    }
}
