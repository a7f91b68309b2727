package org.chatcluster.testkit.leak;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class when Netty finds a buffer that was thrown away without being released. Registered for every test by
 * {@code META-INF/services} and {@code junit-platform.properties}; JUnit makes it before any test class is loaded, so that it comes
 * before Netty's own detectors.
 */
public final class LeakExtension implements AfterAllCallback {
    private final LeakRecorder recorder = new LeakRecorder();

    /** Takes over the leak detection of this JVM. */
    public LeakExtension() {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(recorder);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        boolean nested = context.getTestClass().map(Class::isMemberClass).orElse(false);
        if (nested) {
            return;
        }
        List<String> leaks = recorder.collect();
        if (!leaks.isEmpty()) {
            throw new AssertionError("LEAK: " + leaks.size() + " not released: " + String.join("\n", leaks));
        }
    }
}
