package org.chatcluster.server.cluster;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A bus that keeps what is published, and confirms subscriptions when it is told to. Confined to one thread. */
public final class FakeBus implements ClusterBus {
    private final List<Publication> published = new ArrayList<>();
    private final Map<BusChannel, Integer> subscriptions = new HashMap<>();
    private final List<CompletableFuture<Void>> unconfirmed = new ArrayList<>();
    private boolean slow;

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void start(BusListener listener) {
        // Tests call the listener.
    }

    /** From now on subscriptions wait for {@link #confirm}. */
    public void slow() {
        slow = true;
    }

    /** Confirms every subscription. */
    public void confirm() {
        List<CompletableFuture<Void>> some = List.copyOf(unconfirmed);
        unconfirmed.clear();
        some.forEach(stage -> stage.complete(null));
    }

    @Override
    public CompletionStage<Void> subscribe(BusChannel channel) {
        subscriptions.merge(channel, 1, Integer::sum);
        CompletableFuture<Void> stage = new CompletableFuture<>();
        if (slow) {
            unconfirmed.add(stage);
        } else {
            stage.complete(null);
        }
        return stage;
    }

    @Override
    public void unsubscribe(BusChannel channel) {
        subscriptions.computeIfPresent(channel, (same, count) -> count == 1 ? null : count - 1);
    }

    /** How often each channel is subscribed to. */
    public Map<BusChannel, Integer> subscriptions() {
        return Map.copyOf(subscriptions);
    }

    @Override
    public void publish(Collection<Publication> publications) {
        for (Publication publication : publications) {
            List<BusMessage> copies =
                    publication.messages().stream().map(FakeBus::copy).toList();
            published.add(new Publication(publication.channel(), copies));
        }
    }

    /** As a message arrives elsewhere. */
    private static BusMessage copy(BusMessage message) {
        return message instanceof BusMessage.Committed one
                ? new BusMessage.Committed(
                        one.conversation(), one.seq(), one.senderId(), one.cid(), Unpooled.copiedBuffer(one.frame()))
                : message;
    }

    /** What was published since the last call. */
    public List<Publication> take() {
        List<Publication> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
