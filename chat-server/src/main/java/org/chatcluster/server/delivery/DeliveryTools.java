package org.chatcluster.server.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.chatcluster.server.cluster.ClusterBus;
import org.jspecify.annotations.Nullable;

/**
 * What {@link DeliveryService} works with; {@code afterGapWait} runs on an event loop what is due when a gap has been waited for.
 * All of it is thread-safe.
 */
public record DeliveryTools(
        ClusterBus bus, UnaryOperator<Executor> afterGapWait, PushFrames frames, DeliveryMeter meter) {
    /** Publications of two nodes cross within about a millisecond; a read of the log costs as much. */
    private static final long GAP_WAIT_MILLIS = 10;

    /** Runs tasks on {@code loop} after the time that it makes sense to wait for what another node is about to publish. */
    public static Executor afterGapWait(Executor loop) {
        return CompletableFuture.delayedExecutor(GAP_WAIT_MILLIS, TimeUnit.MILLISECONDS, loop);
    }

    /** Null where there is no other node to fill a gap. */
    @Nullable
    Executor gapWait(Executor loop) {
        return bus.isShared() ? afterGapWait.apply(loop) : null;
    }
}
