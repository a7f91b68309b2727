package org.chatcluster.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SubscriptionsTest {
    private final List<String> sent = new ArrayList<>();
    private int late;
    private final Subscriptions subscriptions = new Subscriptions(() -> late++);

    private final class Recorder implements Subscriptions.Port {
        @Override
        public void subscribe(String... channels) {
            sent.add("+" + String.join(",", channels));
        }

        @Override
        public void unsubscribe(String... channels) {
            sent.add("-" + String.join(",", channels));
        }
    }

    @Test
    void sends_what_has_changed_together() {
        connect();
        CompletableFuture<Void> a = add("a");
        CompletableFuture<Void> b = add("b");
        subscriptions.flush();
        assertThat(sent).containsExactly("+a,b");

        subscriptions.confirmed("a");
        assertThat(a).isCompleted();
        assertThat(b).isNotDone();
        subscriptions.confirmed("b");
        assertThat(b).isCompleted();
    }

    @Test
    void counts_who_wants_a_channel() {
        connect();
        want("a");
        CompletableFuture<Void> second = add("a");
        subscriptions.flush();
        subscriptions.confirmed("a");
        assertThat(second).isCompleted();
        assertThat(add("a")).isCompleted();

        subscriptions.remove("a");
        subscriptions.remove("a");
        subscriptions.flush();
        assertThat(sent).containsExactly("+a");
        subscriptions.remove("a");
        subscriptions.remove("a");
        subscriptions.flush();
        assertThat(sent).containsExactly("+a", "-a");
        assertThat(subscriptions.size()).isZero();
    }

    @Test
    void what_comes_and_goes_between_two_flushes_is_not_sent() {
        connect();
        CompletableFuture<Void> heard = add("a");
        subscriptions.remove("a");
        subscriptions.flush();
        assertThat(sent).isEmpty();
        assertThat(heard).isCompleted();
    }

    @Test
    void an_answer_to_an_earlier_subscription_proves_nothing() {
        connect();
        want("a");
        subscriptions.flush();
        subscriptions.remove("a");
        subscriptions.flush();
        CompletableFuture<Void> again = add("a");
        subscriptions.flush();
        assertThat(sent).containsExactly("+a", "-a", "+a");

        subscriptions.confirmed("a");
        assertThat(again).isNotDone();
        subscriptions.confirmed("a");
        assertThat(again).isCompleted();
    }

    @Test
    void a_new_connection_gets_everything_and_one_channel_as_the_last() {
        want("last");
        want("a");
        want("b");
        subscriptions.connected(new Recorder(), "last");
        assertThat(sent).singleElement().asString().endsWith(",last");

        subscriptions.disconnected();
        subscriptions.remove("a");
        subscriptions.flush();
        sent.clear();
        subscriptions.connected(new Recorder(), "last");
        assertThat(sent).containsExactly("+b,last");
    }

    @Test
    void very_many_are_sent_in_several_commands() {
        for (int i = 0; i < 2_500; i++) {
            want("c" + i);
        }
        subscriptions.connected(new Recorder(), "c0");
        assertThat(sent).hasSize(3);
        assertThat(String.join(",", sent).split(",", -1)).hasSize(2_500);
    }

    @Test
    void nobody_waits_while_there_is_no_connection() {
        assertThat(add("a")).isCompleted();
        connect();
        CompletableFuture<Void> b = add("b");
        subscriptions.flush();
        assertThat(b).isNotDone();
        subscriptions.disconnected();
        assertThat(b).isCompleted();
    }

    @Test
    void nobody_waits_for_a_redis_that_does_not_answer() {
        connect();
        CompletableFuture<Void> a = add("a");
        subscriptions.flush();
        subscriptions.setWaiting(false);
        assertThat(a).isCompleted();
        assertThat(add("b")).isCompleted();
        subscriptions.flush();
        assertThat(sent).containsExactly("+a", "+b");
    }

    @Test
    void tells_when_the_last_channel_is_heard_that_was_not_waited_for() {
        connect();
        want("a");
        subscriptions.flush();
        subscriptions.setWaiting(false);
        want("b");
        subscriptions.flush();
        subscriptions.setWaiting(true);

        subscriptions.confirmed("a");
        assertThat(late).isZero();
        subscriptions.confirmed("b");
        assertThat(late).isOne();
        want("c");
        subscriptions.flush();
        subscriptions.confirmed("c");
        assertThat(late).isOne();
    }

    private void connect() {
        subscriptions.connected(new Recorder(), "none");
        subscriptions.setWaiting(true);
    }

    private CompletableFuture<Void> add(String channel) {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        subscriptions.add(channel, heard);
        return heard;
    }

    private void want(String channel) {
        subscriptions.add(channel, new CompletableFuture<>());
    }
}
