package org.chatcluster.server.delivery;

import java.net.InetAddress;
import java.util.concurrent.CompletionStage;
import org.chatcluster.server.session.CloseReason;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;

/** A connection as the request handlers see it. Confined to its event loop, but for {@link #close}. */
public interface Peer extends Outlet, Session.Owner {
    /** The feed of its session, or null before login. */
    @Nullable
    SessionFeed feed();

    /** The feed of its session, where the request is one that needs a login. */
    default SessionFeed requireFeed() {
        SessionFeed feed = feed();
        if (feed == null) {
            throw new IllegalStateException("The request needs a login.");
        }
        return feed;
    }

    /** The address of the client. */
    InetAddress remote();

    /** Whether the connection can still be written to. */
    boolean isOpen();

    /** The connection has become the session of {@code feed}. */
    void loggedIn(SessionFeed feed);

    /** The connection's session, if it has one, is over; it may log in again, and has the login time-out for that. */
    void loggedOut();

    /** Another login time-out from now, for a client that has just registered. */
    void extendLogin();

    /** Reads no further request until {@code outcome} is there, then does what it says. */
    void holdUntil(CompletionStage<Runnable> outcome);

    /** Ends the connection, from any thread. */
    void close(CloseReason reason);
}
