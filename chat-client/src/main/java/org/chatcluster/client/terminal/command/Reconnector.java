package org.chatcluster.client.terminal.command;

/** Changes the server. On the person's thread. */
public interface Reconnector {
    /**
     * Ends the connection, and begins one with another server and the login that is kept for it.
     *
     * @throws UsageException if this face keeps its server
     */
    void connect(String host, int port) throws InterruptedException;
}
