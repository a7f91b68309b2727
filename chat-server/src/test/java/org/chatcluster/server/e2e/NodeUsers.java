package org.chatcluster.server.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.jspecify.annotations.Nullable;

/** Connections and fresh accounts on a node, closed together. */
final class NodeUsers implements AutoCloseable {
    private final NodeProcess node;
    private @Nullable WireUser anyone;
    private final List<WireClient> clients = new CopyOnWriteArrayList<>();

    NodeUsers(NodeProcess node) {
        this.node = node;
    }

    NodeProcess node() {
        return node;
    }

    /** A connection that is not logged in. */
    WireClient connect() {
        WireClient client = WireClient.connect(node.host(), node.port());
        clients.add(client);
        return client;
    }

    /** A fresh account, logged in, with nothing left to take. */
    WireUser user() {
        WireUser user = WireUser.create(node.host(), node.port());
        clients.add(user.client());
        return user.synced();
    }

    /** An account for tests that need any, logged in; the same for all tests of the class. */
    synchronized WireUser anyone() {
        WireUser user = anyone;
        if (user == null || user.client().isClosed()) {
            user = user();
            anyone = user;
        }
        return user;
    }

    /** A further device of an account, logged in; the backlog and SYNC_END_MSG are still to be taken. */
    WireUser device(WireUser user, String device) {
        return user.onDevice(connect(), device);
    }

    /** The account on its first device once more, by token; the backlog and SYNC_END_MSG are still to be taken. */
    WireUser again(WireUser user) {
        return user.again(connect());
    }

    @Override
    public void close() {
        clients.forEach(WireClient::close);
    }
}
