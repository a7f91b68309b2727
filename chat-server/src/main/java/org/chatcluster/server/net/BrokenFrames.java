package org.chatcluster.server.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import org.chatcluster.server.session.CloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator who sends what is no message: once a minute for each address, so that nobody can fill the log. Thread-safe. */
public final class BrokenFrames {
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(BrokenFrames.class);

    private final Cache<InetAddress, CloseReason> told = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterWrite(QUIET)
            .build();

    void closed(InetAddress remote, CloseReason reason) {
        switch (reason) {
            case MALFORMED, TOO_LARGE -> {
                if (isNew(remote, reason)) {
                    LOG.info(
                            "{} has sent what is no message ({}); told once a minute.",
                            remote.getHostAddress(),
                            reason);
                }
            }
            case NO_PROXY_HEADER -> {
                if (isNew(remote, reason)) {
                    LOG.warn(
                            "{} is one of --proxy-protocol, but its connection does not begin with a PROXY header; told once a minute.",
                            remote.getHostAddress());
                }
            }
            default -> {}
        }
    }

    private boolean isNew(InetAddress remote, CloseReason reason) {
        return told.asMap().putIfAbsent(remote, reason) == null;
    }
}
