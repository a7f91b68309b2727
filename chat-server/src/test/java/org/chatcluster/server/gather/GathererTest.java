package org.chatcluster.server.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chatcluster.server.delivery.ManualExecutor;
import org.chatcluster.server.error.StorageException;
import org.junit.jupiter.api.Test;

final class GathererTest {
    private final ManualExecutor executor = new ManualExecutor();
    private final List<List<Integer>> reads = new ArrayList<>();
    private final Gatherer<Integer, String> gatherer = new Gatherer<>(this::read, executor);
    private Function<Integer, Optional<String>> rows = key -> Optional.of("row " + key);

    private Map<Integer, String> read(Collection<Integer> keys) {
        reads.add(List.copyOf(keys));
        return keys.stream()
                .filter(key -> rows.apply(key).isPresent())
                .collect(Collectors.toMap(
                        Function.identity(), key -> rows.apply(key).orElseThrow()));
    }

    private CompletableFuture<Optional<String>> ask(int key) {
        return gatherer.ask(key).toCompletableFuture();
    }

    private List<CompletableFuture<Optional<String>>> ask(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::ask).toList();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return catchThrowable(future::join).getCause();
    }

    @Test
    void asks_for_who_comes_alone_at_once() {
        CompletableFuture<Optional<String>> one = ask(1);
        executor.runAll();
        CompletableFuture<Optional<String>> other = ask(2);
        executor.runAll();

        assertThat(reads).containsExactly(List.of(1), List.of(2));
        assertThat(one).isCompletedWithValue(Optional.of("row 1"));
        assertThat(other).isCompletedWithValue(Optional.of("row 2"));
    }

    @Test
    void asks_once_for_all_who_come_before_it_reads() {
        List<CompletableFuture<Optional<String>>> asked = ask(0, 5);
        asked.forEach(answer -> assertThat(answer).isNotDone());
        executor.runAll();

        assertThat(reads).containsExactly(List.of(0, 1, 2, 3, 4));
        assertThat(asked.get(4)).isCompletedWithValue(Optional.of("row 4"));
    }

    @Test
    void asks_again_for_who_comes_while_it_reads() {
        List<CompletableFuture<Optional<String>>> late = new ArrayList<>();
        rows = key -> {
            if (key == 1 && late.isEmpty()) {
                late.add(ask(1));
                late.add(ask(2));
                late.add(ask(3));
            }
            return Optional.of("row " + key);
        };
        CompletableFuture<Optional<String>> first = ask(1);
        executor.runAll();

        assertThat(first).isDone();
        assertThat(reads).containsExactly(List.of(1), List.of(1, 2, 3));
        late.forEach(answer -> assertThat(answer).isDone());
    }

    @Test
    void reads_two_at_a_time_and_no_more_than_32_at_once() {
        List<CompletableFuture<Optional<String>>> asked = ask(0, 70);

        assertThat(executor.size()).isEqualTo(2);
        executor.runAll();
        assertThat(reads).extracting(List::size).containsExactly(32, 32, 6);
        asked.forEach(answer -> assertThat(answer).isDone());
        List<CompletableFuture<Optional<String>>> unused = ask(70, 140);
        assertThat(executor.size()).as("both are free again").isEqualTo(2);
    }

    @Test
    void finds_nothing_where_there_is_nothing() {
        rows = key -> Optional.of(key).filter(even -> even % 2 == 0).map(even -> "row " + even);
        List<CompletableFuture<Optional<String>>> asked = ask(0, 2);
        executor.runAll();

        assertThat(asked.get(0)).isCompletedWithValue(Optional.of("row 0"));
        assertThat(asked.get(1)).isCompletedWithValue(Optional.empty());
    }

    @Test
    void lets_nobody_fail_by_the_row_of_another() {
        rows = key -> {
            if (key == 1) {
                throw new IllegalArgumentException("what is this");
            }
            return Optional.of("row " + key);
        };
        List<CompletableFuture<Optional<String>>> asked = ask(0, 3);
        executor.runAll();

        assertThat(asked.get(0)).isCompletedWithValue(Optional.of("row 0"));
        assertThat(failure(asked.get(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(asked.get(2)).isCompletedWithValue(Optional.of("row 2"));
    }

    @Test
    void tells_all_who_wait_that_the_database_is_away_and_asks_again_for_the_next() {
        rows = key -> {
            throw new StorageException.Unavailable(new IllegalStateException("away"));
        };
        List<CompletableFuture<Optional<String>>> asked = ask(0, 70);
        executor.runAll();

        asked.forEach(answer -> assertThat(failure(answer)).isInstanceOf(StorageException.Unavailable.class));
        assertThat(reads).hasSize(1);
        rows = key -> Optional.of("row " + key);
        CompletableFuture<Optional<String>> next = ask(1);
        executor.runAll();
        assertThat(next).isDone().isNotCompletedExceptionally();
    }

    @Test
    void tells_who_asks_when_the_executor_is_full_and_asks_again_for_the_next() {
        executor.full(true);
        CompletableFuture<Optional<String>> refused = ask(1);

        assertThat(failure(refused)).isInstanceOf(RejectedExecutionException.class);
        executor.full(false);
        CompletableFuture<Optional<String>> next = ask(2);
        executor.runAll();
        assertThat(next).isCompletedWithValue(Optional.of("row 2"));
    }

    @Test
    void leaves_nobody_behind_when_the_executor_is_full_for_the_second_read_only() {
        CompletableFuture<Optional<String>> first = ask(1);
        executor.full(true);
        CompletableFuture<Optional<String>> second = ask(2);
        executor.runAll();

        assertThat(first).isDone();
        assertThat(second).isCompletedWithValue(Optional.of("row 2"));
    }
}
