package org.chatcluster.server.limit;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.util.OptionalLong;

/**
 * The rate limits of a node. Each {@code try…} is empty if the thing may be done, else it says after how many ms to try again,
 * which is what {@code retryafter} tells the client. No address is exempt. Implementations are thread-safe and never block.
 *
 * <p>A whole company or school may stand behind one address, so what counts against an address is what an attacker does
 * and honest people hardly do: passwords that turn out wrong. Any other is given back; logins by token are not limited at all.
 */
public interface RateLimits {
    /** The limits of this node alone, or none. */
    static RateLimits create(boolean on) {
        return on ? new LocalRateLimits(TimeMeter.SYSTEM_NANOTIME) : new NoRateLimits();
    }

    /** A new connection; once it was let in, {@link #disconnected} must follow at its end. */
    OptionalLong tryConnect(InetAddress remote);

    /** The end of a connection that {@link #tryConnect} had let in. */
    void disconnected(InetAddress remote);

    /** A login with a password, right or wrong. {@code account} is the name, or the id in digits. */
    OptionalLong tryPasswordLogin(InetAddress remote, String account);

    /** A login that was let in was not refused for its password: that was right, or nobody could tell. */
    void passwordWasNotWrong(InetAddress remote, String account);

    /** A registration. */
    OptionalLong tryRegister(InetAddress remote);

    /** The limits of one session, full at its start. */
    SessionLimits newSession();
}
