package org.chatcluster.bench.micro;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads such as event loops are, for JMH to run benchmarks on: buffers and thread locals of Netty are dearer on others. Thread-safe. */
public final class LoopThreads extends ThreadPoolExecutor {
    /** Called by JMH. */
    public LoopThreads(int threads, String name) {
        super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DefaultThreadFactory(name, true));
    }
}
