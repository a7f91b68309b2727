package org.chatcluster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two users on a node that may do harm: whatever becomes of a message is noticed. */
final class PairTest {
    private static final int WINDOW = 8;
    private static final long FIRST_CID = 1_794_000_000_000_000L;

    private final Generator generator = new Generator();
    private final Tally tally = new Tally();
    private final Pair pair = new Pair(generator, tally, Frames.chat(false, 2, 100), FIRST_CID);

    @AfterEach
    void close() {
        generator.close();
    }

    private void logIn(FakeNode node) {
        generator.call(() -> {
            pair.sender(generator.connect(node.address(), new Account(1, "alice", "alice"), pair));
            return generator.connect(node.address(), new Account(2, "bob", "bob"), pair);
        });
        generator.awaitLogins();
    }

    private void send(int window) {
        run(() -> pair.start(window));
    }

    private void run(Runnable task) {
        generator.call(() -> {
            task.run();
            return true;
        });
    }

    private long done() {
        return generator.call(pair::done);
    }

    @Test
    void keeps_a_window_going_and_ends_with_nothing_in_flight() throws IOException {
        try (FakeNode node = new FakeNode(FakeNode.Harm.NONE)) {
            logIn(node);
            send(WINDOW);
            await().until(() -> done() > 500);
            run(pair::stop);
            await().until(() -> generator.call(pair::inFlight) == 0);

            Tally.Counted counted = generator.call(tally::copy);
            assertThat(generator.problems()).isEmpty();
            assertThat(counted.acked()).isEqualTo(done()).isEqualTo(counted.delivered());
            assertThat(counted.deliveries().getTotalCount()).isEqualTo(done());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void notices_a_message_that_is_harmed(FakeNode.Harm harm) throws IOException {
        try (FakeNode node = new FakeNode(harm)) {
            logIn(node);
            send(WINDOW);

            await().until(() -> !generator.problems().isEmpty());
            assertThat(generator.problems().get(0))
                    .startsWith("bob has seen " + (harm == FakeNode.Harm.DOUBLED ? 5 : 4));
            run(pair::stop);
        }
    }

    @Test
    void a_last_message_that_is_lost_stays_in_flight() throws IOException {
        try (FakeNode node = new FakeNode(FakeNode.Harm.LOST)) {
            logIn(node);
            for (int i = 0; i < FakeNode.VICTIM; i++) {
                run(() -> pair.send(System.nanoTime()));
            }
            await().until(() -> generator.call(tally::copy).acked() == FakeNode.VICTIM);

            // What is delivered may be read after the ack of the message behind it.
            PairLoad load = new PairLoad(List.of(pair));
            await().until(() -> generator.call(load::left) == 1);
            assertThat(generator.call(load::done)).isEqualTo(FakeNode.VICTIM - 1);
        }
    }
}
