package org.chatcluster.client;

import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.LoginRequest;

/**
 * Where a client connects to and as which device of its account. {@code backlog} holds for the first login; later ones of the
 * same client go on where it is. {@code sendWindow} is how many chat messages may be without an answer at once. {@code confirming} is
 * false for a client that looks on: what it received stays unreceived for the account. Immutable.
 */
public record ClientConfig(
        String host, int port, String device, Backlog backlog, int sendWindow, boolean confirming, Timing timing) {
    private static final int DEFAULT_SEND_WINDOW = 64;
    private static final int MAX_PORT = 65_535;

    /** Refuses a port or a window that cannot be. */
    public ClientConfig {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected 1.." + MAX_PORT + ")");
        }
        if (sendWindow < 1) {
            throw new IllegalArgumentException("sendWindow: " + sendWindow + " (expected 1 or more)");
        }
    }

    /** A client of {@code host:port} with the defaults for everything else. */
    public static ClientConfig of(String host, int port) {
        return new ClientConfig(
                host, port, LoginRequest.DEFAULT_DEVICE, Backlog.ALL, DEFAULT_SEND_WINDOW, true, Timing.DEFAULT);
    }

    /** A copy for another device of the account. */
    public ClientConfig withDevice(String name) {
        return new ClientConfig(host, port, name, backlog, sendWindow, confirming, timing);
    }

    /** A copy that wants another part of what it missed. */
    public ClientConfig withBacklog(Backlog wanted) {
        return new ClientConfig(host, port, device, wanted, sendWindow, confirming, timing);
    }

    /** A copy that leaves what the account has not received as it is. */
    public ClientConfig withoutConfirming() {
        return new ClientConfig(host, port, device, backlog, sendWindow, false, timing);
    }

    /** A copy with other waits. */
    public ClientConfig withTiming(Timing waits) {
        return new ClientConfig(host, port, device, backlog, sendWindow, confirming, waits);
    }
}
