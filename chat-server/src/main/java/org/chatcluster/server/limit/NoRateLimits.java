package org.chatcluster.server.limit;

import java.net.InetAddress;
import java.util.OptionalLong;

/** Everything is allowed, at no cost. Immutable. */
final class NoRateLimits implements RateLimits, SessionLimits {
    @Override
    public OptionalLong tryConnect(InetAddress remote) {
        return OptionalLong.empty();
    }

    @Override
    public void disconnected(InetAddress remote) {}

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
