package org.chatcluster.server.session;

import org.chatcluster.common.protocol.LoginRequest;

/**
 * By what a session has its device: of two for one device of an account, one has to go. {@code attempt} is that of the login, or
 * NO_ATTEMPT; {@code time} is when it logged in, in ms since the epoch. Immutable.
 */
public record DeviceClaim(String device, long attempt, long time) {
    /** Keeps one text for all devices of a name, for most have one of a few names. */
    public DeviceClaim {
        device = device.intern();
    }

    /** Whether a login of {@code newerAttempt} comes from before this login though it arrives later: a frozen connection that woke up late. */
    public boolean isAheadOf(long newerAttempt) {
        return attempt != LoginRequest.NO_ATTEMPT && newerAttempt != LoginRequest.NO_ATTEMPT && newerAttempt < attempt;
    }

    /** Whether this one, which is on the node of that name, keeps the device against one on another node. */
    public boolean beats(String node, DeviceClaim other, String otherNode) {
        if (isAheadOf(other.attempt)) {
            return true;
        }
        if (other.isAheadOf(attempt)) {
            return false;
        }
        return time == other.time ? node.compareTo(otherNode) > 0 : time > other.time;
    }
}
