package org.chatcluster.server.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.chatcluster.server.cluster.BusMeter;
import org.chatcluster.server.cluster.DoubtCause;

/** What a node counts of its bus; all names begin with {@code chat_bus_}. Thread-safe. */
public final class BusMetrics implements BusMeter {
    private final MeterRegistry registry;
    private final Counter published;
    private final Counter losses;
    private final Counter received;
    private final Map<DoubtCause, Counter> doubts = new EnumMap<>(DoubtCause.class);

    /** Registers every meter, so that each shows from the start. */
    public BusMetrics(MeterRegistry registry) {
        this.registry = registry;
        published = counter("chat.bus.published", "Publications that Redis has taken.");
        losses = counter("chat.bus.losses", "Publications that did not get to Redis.");
        received = counter("chat.bus.received", "Publications of other nodes.");
        for (DoubtCause cause : DoubtCause.values()) {
            Counter counter = Counter.builder("chat.bus.doubts")
                    .description("Reasons to compare the sessions with the database, by cause.")
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                    .register(registry);
            doubts.put(cause, counter);
        }
    }

    /** Shows the state of the bus from now on; once. */
    public void watch(BooleanSupplier connected, IntSupplier channels) {
        Gauge.builder("chat.bus.connected", () -> connected.getAsBoolean() ? 1 : 0)
                .description("1 if this node hears the others; 0 while Redis is away.")
                .register(registry);
        Gauge.builder("chat.bus.channels", channels::getAsInt)
                .description("Channels that are subscribed to.")
                .register(registry);
    }

    @Override
    public void published(int publications) {
        published.increment(publications);
    }

    @Override
    public void lost(int publications) {
        losses.increment(publications);
    }

    @Override
    public void received() {
        received.increment();
    }

    @Override
    public void doubted(DoubtCause cause) {
        Objects.requireNonNull(doubts.get(cause)).increment();
    }

    private Counter counter(String name, String help) {
        return Counter.builder(name).description(help).register(registry);
    }
}
