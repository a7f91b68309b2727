package org.chatcluster.server.delivery;

import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.RefusalGate;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of a session with sends that were refused for now, here or by their lane: what was sent later waits there for
 * the client to repeat them. Confined to the session's event loop.
 */
final class RefusalGates {
    /** Refusals in more conversations than this at a time are not kept in mind. */
    private static final int MAX_GATES = 1_000;

    /** Null while there are none, as almost always. */
    private @Nullable LongObjectMap<RefusalGate> gates;

    /** Whether nothing is waited for. */
    boolean isEmpty() {
        return gates == null;
    }

    /** Whether nothing refused stands in front of this send. */
    boolean admits(Conversation conversation, long cid) {
        RefusalGate gate = find(conversation);
        return gate == null || gate.admits(cid);
    }

    /** A send was refused for now, after those that were refused before. */
    void refused(Conversation conversation, OutgoingSend send) {
        RefusalGate gate = gateOf(conversation, send);
        if (gate != null) {
            gate.refused(send.cid());
        }
    }

    /** A send was refused for now by its lane: what was refused here in the meantime came after it. */
    void refusedAhead(Conversation conversation, OutgoingSend send) {
        RefusalGate gate = gateOf(conversation, send);
        if (gate != null) {
            gate.refusedAhead(send.cid());
        }
    }

    /** The lane's word is there: only now, for a send that is refused again keeps its place among the others. */
    void settled(Conversation conversation, long cid) {
        if (gates == null) {
            return;
        }
        RefusalGate gate = gates.get(conversation.id());
        if (gate != null) {
            gate.settled(cid);
            if (gate.isOpen()) {
                gates.remove(conversation.id());
            }
        }
        if (gates.isEmpty()) {
            gates = null;
        }
    }

    void clear() {
        gates = null;
    }

    private @Nullable RefusalGate find(Conversation conversation) {
        return gates == null ? null : gates.get(conversation.id());
    }

    /** The gate of a conversation, made if need be and if the client can send again what was refused. */
    private @Nullable RefusalGate gateOf(Conversation conversation, OutgoingSend send) {
        RefusalGate gate = find(conversation);
        if (gate != null || send.clientCid() == 0) {
            return gate;
        }
        if (gates == null) {
            gates = new LongObjectHashMap<>(2);
        }
        if (gates.size() < MAX_GATES) {
            gate = new RefusalGate();
            gates.put(conversation.id(), gate);
        }
        return gate;
    }
}
