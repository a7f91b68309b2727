package org.chatcluster.testkit.leak;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes Netty's leak detectors and writes down what they find. Thread-safe. */
final class LeakRecorder extends ResourceLeakDetectorFactory {
    private static final long COLLECTED_WITHIN_MILLIS = 30_000;

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final List<ResourceLeakDetector<?>> detectors = new CopyOnWriteArrayList<>();
    private volatile boolean tracked;

    @Override
    @SuppressWarnings("deprecation") // Abstract all the same.
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
        return newResourceLeakDetector(resource, interval);
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval) {
        ResourceLeakDetector<T> detector = new Detector<>(resource, interval);
        detector.setLeakListener((type, records) -> leaks.add(type + records));
        detectors.add(detector);
        return detector;
    }

    /** Everything that has been thrown away without a release since the last call. Collects garbage, if something was tracked. */
    List<String> collect() throws InterruptedException {
        if (!tracked) {
            return List.of();
        }
        awaitGarbageCollection();
        detectors.forEach(LeakRecorder::look);
        tracked = false;
        List<String> found = new ArrayList<>();
        for (String leak = leaks.poll(); leak != null; leak = leaks.poll()) {
            found.add(leak);
        }
        return found;
    }

    /**
     * The JVM hands what one collection has found to the queues of the references one after the other, and then what the next one has
     * found: when something of a second collection has come, all of the first has.
     */
    private static void awaitGarbageCollection() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            ReferenceQueue<Object> collected = new ReferenceQueue<>();
            PhantomReference<Object> garbage = new PhantomReference<>(new Object(), collected);
            System.gc();
            Reference<?> found = collected.remove(COLLECTED_WITHIN_MILLIS);
            if (found != garbage) {
                throw new IllegalStateException("Nothing was collected within " + COLLECTED_WITHIN_MILLIS + " ms.");
            }
        }
    }

    /** A detector looks for leaks when the next thing is handed out, whatever that is. */
    @SuppressWarnings("unchecked") // What it tracks is of no interest to it.
    private static void look(ResourceLeakDetector<?> detector) {
        Object next = new Object();
        ResourceLeakTracker<Object> tracker = ((ResourceLeakDetector<Object>) detector).track(next);
        if (tracker != null) {
            tracker.close(next);
        }
    }

    /** Notes that there is something to look for. */
    private final class Detector<T> extends ResourceLeakDetector<T> {
        Detector(Class<T> resource, int interval) {
            super(resource, interval);
        }

        @Override
        public ResourceLeakTracker<T> track(T thing) {
            tracked = true;
            return super.track(thing);
        }

        @Override
        public ResourceLeakTracker<T> trackForcibly(T thing) {
            tracked = true;
            return super.trackForcibly(thing);
        }
    }
}
