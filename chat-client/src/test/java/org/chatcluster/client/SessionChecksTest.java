package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done from time to time in a session, when one session follows another on the same connection. */
class SessionChecksTest {
    private final ManualTimers timers = new ManualTimers();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Connection connection =
            new Connection(channel, timers, new PendingRequests(new ManualTimers(), 1_000), new Connection.Events() {
                @Override
                public void received(Message message) {}

                @Override
                public void roundTrip(Duration time) {}

                @Override
                public void closed(Connection ended, ChatClientException cause) {}
            });

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @Test
    void round_trip_is_measured_once_a_pause_however_many_logins_there_were() {
        RoundTripProbe probe = new RoundTripProbe(timers, Duration.ofSeconds(15), present -> true);
        probe.start(connection);
        probe.start(connection);
        timers.pass(40_000);
        assertThat(timers.waiting()).isEqualTo(1);
    }

    @Test
    void heartbeat_is_watched_once_a_pause_however_many_logins_there_were() {
        Outbox outbox = new Outbox(1, timers, () -> new Backoff(Duration.ZERO, Duration.ZERO, null), NO_EVENTS);
        HeartbeatWatch watch = new HeartbeatWatch(timers, outbox, present -> true);
        watch.start(connection, new Heartbeat(Timing.DEFAULT, 30_000));
        watch.start(connection, new Heartbeat(Timing.DEFAULT, 30_000));
        timers.pass(20_000);
        assertThat(timers.waiting()).isEqualTo(1);
    }

    private static final Outbox.Events NO_EVENTS = new Outbox.Events() {
        @Override
        public void sent(Outgoing message, ChatAck ack) {}

        @Override
        public void notSent(Outgoing message, ChatClientException cause) {}

        @Override
        public void outOfStep() {}
    };
}
