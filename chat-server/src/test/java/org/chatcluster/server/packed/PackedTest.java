package org.chatcluster.server.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed collections do what those of java.util do, whatever the order of additions and removals. */
final class PackedTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 3_000})
    void a_set_holds_what_a_set_of_objects_does(int numbers) {
        Random random = new Random(numbers);
        Set<Integer> expected = new HashSet<>();
        IntSet set = new IntSet();
        for (int i = 0; i < STEPS; i++) {
            int number = 1 + random.nextInt(numbers);
            number = random.nextBoolean() ? number : -number;
            if (random.nextBoolean()) {
                assertThat(set.add(number)).isEqualTo(expected.add(number));
            } else {
                assertThat(set.remove(number)).isEqualTo(expected.remove(number));
            }
            assertThat(set.size()).isEqualTo(expected.size());
            assertThat(set.contains(number)).isEqualTo(expected.contains(number));
        }
        assertThat(set.toList()).containsExactlyInAnyOrderElementsOf(expected);
        set.clear();
        assertThat(set.isEmpty()).isTrue();
        assertThat(set.toList()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 3_000})
    void a_map_of_objects_holds_what_one_with_objects_as_keys_does(int numbers) {
        Random random = new Random(numbers);
        Map<Integer, String> expected = new HashMap<>();
        IntMap<String> map = new IntMap<>();
        for (int i = 0; i < STEPS; i++) {
            int key = 1 + random.nextInt(numbers);
            if (random.nextBoolean()) {
                map.put(key, "value " + i);
                expected.put(key, "value " + i);
            } else {
                assertThat(map.remove(key)).isEqualTo(expected.remove(key));
            }
            assertThat(map.size()).isEqualTo(expected.size());
            assertThat(map.get(key)).isEqualTo(expected.get(key));
        }
        assertThat(map.listKeys()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 3_000})
    void a_map_of_numbers_holds_what_a_map_of_objects_does(int numbers) {
        Random random = new Random(numbers);
        Map<Long, Long> expected = new HashMap<>();
        LongLongMap map = new LongLongMap();
        for (int i = 0; i < STEPS; i++) {
            long key = (1L << 62) + random.nextInt(numbers);
            if (random.nextBoolean()) {
                map.put(key, i);
                expected.put(key, (long) i);
            } else {
                map.remove(key);
                expected.remove(key);
            }
            assertThat(map.size()).isEqualTo(expected.size());
            assertThat(map.get(key, -1)).isEqualTo(expected.getOrDefault(key, -1L));
        }
        List<Long> keys = new ArrayList<>();
        map.forEachKey(keys::add);
        assertThat(keys).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((key, value) -> assertThat(map.get(key, -1)).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 1_000})
    void room_made_before_is_enough(int numbers) {
        IntSet set = new IntSet();
        LongLongMap map = new LongLongMap();
        set.reserve(numbers);
        map.reserve(numbers);
        for (int i = 1; i <= numbers; i++) {
            set.add(i);
            map.put(i, -i);
        }
        for (int i = 1; i <= numbers; i++) {
            assertThat(set.contains(i)).isTrue();
            assertThat(map.get(i, 0)).isEqualTo(-i);
        }
        assertThat(set.contains(numbers + 1)).isFalse();
        assertThat(map.get(numbers + 1, 7)).isEqualTo(7);
    }

    @Test
    void zero_is_refused() {
        assertThatThrownBy(() -> new IntSet().add(0)).hasMessageContaining("expected another");
        assertThatThrownBy(() -> new LongLongMap().put(0, 1)).hasMessageContaining("expected another");
        assertThatThrownBy(() -> new IntMap<String>().put(0, "")).hasMessageContaining("expected another");
    }
}
