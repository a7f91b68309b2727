package org.chatcluster.server.session;

import java.util.HexFormat;
import org.chatcluster.common.protocol.UserName;

/** An account that is logged in on a device over one connection. Immutable and thread-safe. */
public final class Session {
    private final UserName user;
    private final DeviceClaim claim;
    /** In bytes: as text it is the largest thing of a session. */
    private final byte[] tokenHash;

    private final Owner owner;

    /** The connection of a session. */
    public interface Owner {
        /** Ends the connection, if it still is that of {@code session}; from any thread. */
        void end(Session session, CloseReason reason);
    }

    /** A session of {@code user} on the device of {@code claim}; {@code tokenHash} is its token's, in hexadecimal. */
    public Session(UserName user, DeviceClaim claim, String tokenHash, Owner owner) {
        this.user = user;
        this.claim = claim;
        this.tokenHash = HexFormat.of().parseHex(tokenHash);
        this.owner = owner;
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
        return claim.device();
    }

    /** By what it has its device. */
    public DeviceClaim claim() {
        return claim;
    }

    /** The SHA-256, in hexadecimal, of the token that logs in again. */
    public String tokenHash() {
        return HexFormat.of().formatHex(tokenHash);
    }

    /** Ends the connection. */
    public void close(CloseReason reason) {
        owner.end(this, reason);
    }

    @Override
    public String toString() {
        return "Session[user=" + user.id() + ", device=" + claim.device() + "]";
    }
}
