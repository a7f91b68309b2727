package org.chatcluster.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.Backlog;

/** A server that does what the test says, frame by frame, on the test's thread. */
public final class ScriptedServer implements AutoCloseable {
    public static final int DEADLINE_MILLIS = 30_000;

    private final ServerSocket listening;
    private final List<Peer> peers = new ArrayList<>();

    public ScriptedServer() {
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listening.setSoTimeout(DEADLINE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of this server that loses no time. */
    public ClientConfig config() {
        return new ClientConfig("127.0.0.1", listening.getLocalPort(), "test", Backlog.ALL, 64, true, Fast.TIMING);
    }

    /** The next connection. */
    public Peer accept() {
        try {
            Peer peer = new Peer(listening.accept());
            peers.add(peer);
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException("no connection came", e);
        }
    }

    /** Whether a connection comes within {@code millis}. */
    public boolean isConnectedTo(int millis) {
        try {
            listening.setSoTimeout(millis);
            try {
                peers.add(new Peer(listening.accept()));
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                listening.setSoTimeout(DEADLINE_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            peers.forEach(Peer::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
