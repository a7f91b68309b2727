package org.chatcluster.server.presence;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.cluster.PresenceEntry;
import org.chatcluster.server.cluster.PresenceStore;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.session.CloseReason;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;

/** Lets one session have a device, whichever nodes they are on. Thread-safe; does not block. */
final class TakeOver {
    private final PresenceTools tools;
    private final LiveEntries entries;
    /** By how much the clock of the store is ahead of this node's, as far as it was last heard. */
    private volatile long offsetMillis;

    TakeOver(PresenceTools tools, LiveEntries entries) {
        this.tools = tools;
        this.entries = entries;
    }

    /**
     * The claim of a login: later than what others have claimed, whatever the clocks say. Ends with TAKEN_OVER if the device has
     * a session of a later attempt on another node.
     */
    CompletionStage<DeviceClaim> admit(int userId, String device, long attempt) {
        return entries.find(List.of(userId)).handle((found, failure) -> claim(found, userId, device, attempt));
    }

    private DeviceClaim claim(PresenceStore.@Nullable Found found, int userId, String device, long attempt) {
        if (found == null) {
            return new DeviceClaim(device, attempt, tools.clock().millis() + offsetMillis);
        }
        offsetMillis = found.timeMillis() - tools.clock().millis();
        long time = found.timeMillis();
        for (PresenceEntry entry : found.entries().getOrDefault(userId, List.of())) {
            if (entry.device().equals(device)) {
                DeviceClaim other = new DeviceClaim(device, entry.attempt(), entry.time());
                if (other.isAheadOf(attempt)) {
                    throw new ChatException(
                            ErrorCode.TAKEN_OVER, "This device has logged in again since this attempt.");
                }
                time = Math.max(time, entry.time() + 1);
            }
        }
        return new DeviceClaim(device, attempt, time);
    }

    /** Another node claims a device: a session of it here has to go, or its claim is put against that one. */
    void claimed(NodeRef node, BusMessage.Claim claim) {
        DeviceClaim theirs = new DeviceClaim(claim.device(), claim.attempt(), claim.time());
        for (Session session : tools.sessions().listSessions(claim.userId())) {
            if (!session.device().equals(claim.device())) {
                continue;
            }
            if (session.claim().beats(tools.self().name(), theirs, node.name())) {
                tools.bus().publish(List.of(publication(claim.userId(), session.claim())));
            } else {
                session.close(CloseReason.TAKEN_OVER);
            }
        }
    }

    static ClusterBus.Publication publication(int userId, DeviceClaim claim) {
        BusMessage message = new BusMessage.Claim(userId, claim.device(), claim.attempt(), claim.time());
        return new ClusterBus.Publication(BusChannel.user(userId), List.of(message));
    }
}
