package org.chatcluster.server.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.chatcluster.server.limit.RateLimits;
import org.chatcluster.server.limit.SessionLimits;

/** One connection for each address, and no other limit; remembers who was counted. Confined to one thread. */
final class CountedLimits implements RateLimits, SessionLimits {
    private final List<String> open = new ArrayList<>();

    /** The addresses whose connections are counted now, in the order in which they came. */
    List<String> open() {
        return List.copyOf(open);
    }

    @Override
    public OptionalLong tryConnect(InetAddress remote) {
        if (open.contains(remote.getHostAddress())) {
            return OptionalLong.of(70);
        }
        open.add(remote.getHostAddress());
        return OptionalLong.empty();
    }

    @Override
    public void disconnected(InetAddress remote) {
        if (!open.remove(remote.getHostAddress())) {
            throw new AssertionError(remote + " was not counted");
        }
    }

    @Override
    public OptionalLong tryPasswordLogin(InetAddress remote, String account) {
        return OptionalLong.empty();
    }

    @Override
    public void passwordWasNotWrong(InetAddress remote, String account) {}

    @Override
    public OptionalLong tryRegister(InetAddress remote) {
        return OptionalLong.empty();
    }

    @Override
    public SessionLimits newSession() {
        return this;
    }

    @Override
    public OptionalLong trySend() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong tryRequest() {
        return OptionalLong.empty();
    }
}
