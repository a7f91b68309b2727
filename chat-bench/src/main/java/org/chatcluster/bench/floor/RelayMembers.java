package org.chatcluster.bench.floor;

import io.netty.channel.Channel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Who is connected to the relay, by number. Thread-safe. */
final class RelayMembers {
    private final Map<Integer, Channel> channels = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    void add(int number, Channel channel) {
        channels.put(number, channel);
        changes.incrementAndGet();
    }

    void remove(int number, Channel channel) {
        if (channels.remove(number, channel)) {
            changes.incrementAndGet();
        }
    }

    @Nullable
    Channel find(int number) {
        return channels.get(number);
    }

    /** Rises with everyone who comes or goes. */
    long changes() {
        return changes.get();
    }
}
