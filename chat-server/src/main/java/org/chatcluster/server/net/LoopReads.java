package org.chatcluster.server.net;

import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * How much is read from a socket at a time. Netty keeps a guess for each connection, which is 160 bytes of heap; here the connections of
 * an event loop share one handle, which has nothing to remember between two reads. Thread-safe.
 */
@SuppressWarnings("deprecation") // Netty deprecates the type that its own allocators return.
final class LoopReads implements RecvByteBufAllocator {
    /** Fifty messages. It is also what a client can hold of the node's memory that sends half a frame and no more. */
    private static final int READ_BYTES = 8 * 1024;
    /** As many reads as Netty makes before others have their turn. */
    private static final int MAX_READS = 16;

    private final FastThreadLocal<Handle> handles = new FastThreadLocal<>() {
        @Override
        protected Handle initialValue() {
            return new FixedRecvByteBufAllocator(READ_BYTES)
                    .maxMessagesPerRead(MAX_READS)
                    .newHandle();
        }
    };

    @Override
    public Handle newHandle() {
        return handles.get();
    }
}
