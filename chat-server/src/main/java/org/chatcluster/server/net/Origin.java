package org.chatcluster.server.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;
import org.chatcluster.server.limit.RateLimits;
import org.jspecify.annotations.Nullable;

/**
 * Where a client is, as far as that is known, and whether it was let in. Behind a balancer the socket's address is that of the
 * balancer until its PROXY header says whose connection it is. Confined to the channel's event loop.
 */
final class Origin {
    private final RateLimits limits;
    private final InetAddress socket;
    private final boolean behindProxy;
    private @Nullable InetSocketAddress client;
    private boolean admitted;

    Origin(@Nullable SocketAddress socketAddress, Predicate<InetAddress> isProxy, RateLimits limits) {
        this.limits = limits;
        this.socket = socketAddress instanceof InetSocketAddress address && !address.isUnresolved()
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        this.behindProxy = isProxy.test(socket);
    }

    /** Whether a PROXY header must come first. */
    boolean isBehindProxy() {
        return behindProxy;
    }

    /** The address that counts. */
    InetAddress address() {
        return client == null ? socket : client.getAddress();
    }

    /** Notes what the balancer has said. */
    void client(InetSocketAddress address) {
        client = address;
    }

    /** Counts the connection for its address; false if that has too many. */
    boolean admit() {
        admitted = limits.tryConnect(address()).isEmpty();
        return admitted;
    }

    /** The connection is over. */
    void end() {
        if (admitted) {
            admitted = false;
            limits.disconnected(address());
        }
    }

    /** For the log: what follows the socket's address in a connection's name. */
    @Override
    public String toString() {
        return client == null ? "" : " for " + NetUtil.toSocketAddressString(client);
    }
}
