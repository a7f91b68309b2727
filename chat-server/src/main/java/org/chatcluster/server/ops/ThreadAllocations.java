package org.chatcluster.server.ops;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;

/**
 * The bytes of heap that the threads of each kind have asked for since they began, whether or not they are still in use: what garbage collection has to
 * do with. Read from the JVM when somebody looks. Thread-safe.
 */
final class ThreadAllocations implements MeterBinder {
    /** Kinds of threads are named before their number: ARCHITECTURE.md, "Threads". */
    private static final List<String> KINDS =
            List.of("io", "lane", "request", "page", "redis", "membership", "check", "presence", "hash", "timer");

    private static final String PREFIX = "chat-";

    @Override
    public void bindTo(MeterRegistry registry) {
        // The registry holds weakly what its meters ask; the bean is the JVM's own, and stays.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String kind : KINDS) {
            FunctionCounter.builder("chat.allocated.bytes", threads, bean -> allocated(bean, kind))
                    .tag("threads", kind)
                    .description("Heap that threads of a kind have allocated.")
                    .register(registry);
        }
    }

    private static double allocated(ThreadMXBean threads, String kind) {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long bytes = 0;
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && isOf(kind, infos[i].getThreadName())) {
                bytes += Math.max(0, threads.getThreadAllocatedBytes(ids[i]));
            }
        }
        return bytes;
    }

    private static boolean isOf(String kind, String thread) {
        return thread.equals(PREFIX + kind) || thread.startsWith(PREFIX + kind + "-");
    }
}
