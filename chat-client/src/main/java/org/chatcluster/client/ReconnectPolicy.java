package org.chatcluster.client;

import java.util.OptionalLong;
import org.chatcluster.common.protocol.ErrorCode;

/**
 * Whether and when a session that ended is taken up again. Trouble is waited out; a clear word of the server (the token is not
 * valid, another login took over, logged out everywhere) is obeyed. Confined to one thread.
 */
final class ReconnectPolicy {
    /** A session that lasted this long was a success; a shorter one counts as one more failure. */
    private static final long LASTING_SESSION_MILLIS = 1_000;

    private final Backoff backoff;
    private final Timers timers;
    private long onlineSinceMillis = -1;

    ReconnectPolicy(Backoff backoff, Timers timers) {
        this.backoff = backoff;
        this.timers = timers;
    }

    /** A login was accepted. */
    void online() {
        onlineSinceMillis = timers.nowMillis();
    }

    /** The wait before the next try in ms, or empty if there is to be none. */
    OptionalLong after(ChatClientException cause) {
        if (onlineSinceMillis >= 0 && timers.nowMillis() - onlineSinceMillis >= LASTING_SESSION_MILLIS) {
            backoff.reset();
        }
        onlineSinceMillis = -1;
        if (cause instanceof ClosedByServerException bye) {
            boolean unwanted = bye.is(ErrorCode.TAKEN_OVER) || bye.is(ErrorCode.LOGGED_OUT) || !bye.reconnect();
            return unwanted ? OptionalLong.empty() : OptionalLong.of(backoff.nextMillis(bye.retryAfterMillis()));
        }
        if (cause instanceof RefusedException refused) {
            boolean passing = refused.retry() || refused.is(ErrorCode.INTERNAL);
            return passing ? OptionalLong.of(backoff.nextMillis(refused.retryAfterMillis())) : OptionalLong.empty();
        }
        return OptionalLong.of(backoff.nextMillis());
    }
}
