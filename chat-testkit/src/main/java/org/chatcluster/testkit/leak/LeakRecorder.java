package org.chatcluster.testkit.leak;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes Netty's leak detectors and writes down what they find. Thread-safe. */
final class LeakRecorder extends ResourceLeakDetectorFactory {
    private static final long COLLECTED_WITHIN_MILLIS = 1_000;

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final List<ResourceLeakDetector<Object>> detectors = new CopyOnWriteArrayList<>();

    @Override
    @SuppressWarnings("deprecation") // Abstract all the same.
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
        return newResourceLeakDetector(resource, interval);
    }

    @Override
    @SuppressWarnings("unchecked") // What a detector tracks is of no interest to it.
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval) {
        ResourceLeakDetector<T> detector = new ResourceLeakDetector<>(resource, interval);
        detector.setLeakListener((type, records) -> leaks.add(type + records));
        detectors.add((ResourceLeakDetector<Object>) detector);
        return detector;
    }

    /** Everything that has been thrown away without a release since the last call. */
    List<String> collect() throws InterruptedException {
        awaitGarbageCollection();
        // A detector looks for leaks when the next thing is handed out.
        for (ResourceLeakDetector<Object> detector : detectors) {
            Object next = new Object();
            ResourceLeakTracker<Object> tracker = detector.track(next);
            if (tracker != null) {
                tracker.close(next);
            }
        }
        List<String> found = new ArrayList<>();
        for (String leak = leaks.poll(); leak != null; leak = leaks.poll()) {
            found.add(leak);
        }
        return found;
    }

    /** Two rounds: what the first one finds is handed to the detectors' queues at about the same time as this one's is to its own. */
    private static void awaitGarbageCollection() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        for (int round = 0; round < 2; round++) {
            PhantomReference<Object> garbage = new PhantomReference<>(new Object(), collected);
            System.gc();
            if (collected.remove(COLLECTED_WITHIN_MILLIS) != garbage) {
                return;
            }
        }
    }
}
