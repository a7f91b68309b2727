package org.chatcluster.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import org.junit.jupiter.api.Test;

final class LeakRecorderTest {
    private final LeakRecorder recorder = new LeakRecorder();
    private final ResourceLeakDetector<Object> detector = recorder.newResourceLeakDetector(Object.class, 1);

    @Test
    void finds_what_was_thrown_away_without_a_release() throws InterruptedException {
        throwAway();

        assertThat(recorder.collect()).hasSize(1).first().asString().contains("throwAway");
        assertThat(recorder.collect()).isEmpty();
    }

    @Test
    void finds_nothing_where_all_was_released() throws InterruptedException {
        Object thing = new Object();
        ResourceLeakTracker<Object> tracker = detector.track(thing);
        tracker.close(thing);

        assertThat(recorder.collect()).isEmpty();
    }

    @Test
    void watches_every_test_without_being_asked() {
        assertThat(ResourceLeakDetectorFactory.instance()).isInstanceOf(LeakRecorder.class);
    }

    private void throwAway() {
        assertThat(detector.track(new Object())).isNotNull();
    }
}
