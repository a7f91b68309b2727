package org.chatcluster.server.net;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A channel without a network whose other end has an address all the same. Confined to one thread. */
final class AddressedChannel extends EmbeddedChannel {
    private @Nullable InetSocketAddress remote;

    AddressedChannel(Ticker ticker) {
        super(EmbeddedChannel.builder().ticker(ticker));
    }

    void connectedFrom(InetSocketAddress address) {
        remote = address;
    }

    @Override
    protected @Nullable SocketAddress remoteAddress0() {
        return remote == null ? super.remoteAddress0() : remote;
    }
}
