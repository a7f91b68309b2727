package org.chatcluster.client;

/**
 * Keeps a session from looking dead and notices when it is: pings when either side was silent for the heartbeat, and calls for an end
 * when nothing comes back, or when a chat message has no outcome for too long. Confined to the client's event loop.
 */
final class Heartbeat {
    private final Timing timing;
    private final long heartbeatMillis;
    private long pingedAtMillis = -1;
    private long pausedAtMillis = Long.MIN_VALUE / 2;

    /** What there is to do. */
    enum Verdict {
        FINE,
        PING,
        DEAD
    }

    /** What is known of a connection, in ms of the loop's clock. */
    record Signs(long readAtMillis, long wroteAtMillis, long oldestSendAtMillis, boolean reading) {}

    Heartbeat(Timing timing, long heartbeatMillis) {
        this.timing = timing;
        this.heartbeatMillis = heartbeatMillis;
    }

    /** How often to check. */
    long intervalMillis() {
        long shortest = Math.min(heartbeatMillis, timing.pong().toMillis());
        return Math.max(1, Math.min(shortest, timing.acknowledgement().toMillis()) / 4);
    }

    Verdict check(long nowMillis, Signs signs) {
        if (!signs.reading) {
            // Answers may be waiting unread: only what this side owes the other counts.
            pingedAtMillis = -1;
            pausedAtMillis = nowMillis;
            return nowMillis - signs.wroteAtMillis >= heartbeatMillis ? Verdict.PING : Verdict.FINE;
        }
        boolean answered = signs.readAtMillis >= pingedAtMillis;
        if (answered) {
            pingedAtMillis = -1;
        } else if (nowMillis - pingedAtMillis >= timing.pong().toMillis()) {
            return Verdict.DEAD;
        }
        long waitsSince = Math.max(signs.oldestSendAtMillis, pausedAtMillis);
        if (signs.oldestSendAtMillis >= 0
                && nowMillis - waitsSince >= timing.acknowledgement().toMillis()) {
            return Verdict.DEAD;
        }
        long quietSince = Math.min(signs.readAtMillis, signs.wroteAtMillis);
        if (pingedAtMillis < 0 && nowMillis - quietSince >= heartbeatMillis) {
            pingedAtMillis = nowMillis;
            return Verdict.PING;
        }
        return Verdict.FINE;
    }
}
