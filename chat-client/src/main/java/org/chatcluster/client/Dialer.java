package org.chatcluster.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.Message;
import org.jspecify.annotations.Nullable;

/** Makes the one connection to the server, and has it while it is there. Confined to the client's event loop. */
final class Dialer implements Connection.Events {
    private static final String CLOSED = "The client is closed.";

    private final Connector connector;
    private final StateBoard board;
    private final Delivery delivery;
    private final Consumer<Message> inbox;
    private final Owner owner;
    private @Nullable Connection connection;
    private @Nullable CompletableFuture<Connection> connecting;

    /** Who decides what comes next. */
    interface Owner {
        /** There is no connection: it could not be made. */
        void failed(ChatClientException cause);

        /** The connection is gone, and not because of {@link #hangUp} or {@link #close}. */
        void lost(ChatClientException cause);
    }

    Dialer(Connector connector, StateBoard board, Delivery delivery, Consumer<Message> inbox, Owner owner) {
        this.connector = connector;
        this.board = board;
        this.delivery = delivery;
        this.inbox = inbox;
        this.owner = owner;
    }

    /** The connection that is there, or a new one. */
    CompletableFuture<Connection> connect() {
        if (board.is(Phase.CLOSED)) {
            return CompletableFuture.failedFuture(new NotConnectedException(CLOSED));
        }
        if (connection != null) {
            return CompletableFuture.completedFuture(connection);
        }
        if (connecting != null) {
            return connecting;
        }
        board.become(ClientState.of(Phase.CONNECTING));
        CompletableFuture<Connection> result = new CompletableFuture<>();
        connecting = result;
        connector.connect(this).thenAccept(made -> connected(made, result)).exceptionally(failure -> {
            connecting = null;
            ChatClientException cause = ChatClientException.of(failure);
            owner.failed(cause);
            result.completeExceptionally(cause);
            return null;
        });
        return result;
    }

    private void connected(Connection made, CompletableFuture<Connection> result) {
        if (board.is(Phase.CLOSED) || !made.isOpen()) {
            NotConnectedException gone = new NotConnectedException("The connection was lost at once.");
            made.abort(gone);
            throw gone;
        }
        connecting = null;
        connection = made;
        made.reading(!delivery.paused());
        board.become(ClientState.of(Phase.CONNECTED));
        result.complete(made);
    }

    @Override
    public void received(Message message) {
        inbox.accept(message);
    }

    @Override
    public void roundTrip(Duration time) {
        delivery.post(listener -> listener.roundTrip(time));
    }

    @Override
    public void closed(Connection ended, ChatClientException cause) {
        if (ended == connection) {
            connection = null;
            owner.lost(cause);
        }
    }

    /** The listener has fallen behind, or has caught up. */
    void reading(boolean on) {
        if (connection != null) {
            connection.reading(on);
        }
    }

    /** Ends the connection at once, if there is one. */
    void hangUp(ChatClientException why) {
        Connection present = connection;
        connection = null;
        if (present != null) {
            present.abort(why);
        }
    }

    /** Sends what is written and ends the connection, or the try to make one. */
    void close() {
        NotConnectedException closed = new NotConnectedException(CLOSED);
        Connection present = connection;
        connection = null;
        if (connecting != null) {
            connecting.completeExceptionally(closed);
        }
        if (present != null) {
            present.close(closed);
        }
    }

    /** The connection, or null if there is none. */
    @Nullable
    Connection connection() {
        return connection;
    }
}
