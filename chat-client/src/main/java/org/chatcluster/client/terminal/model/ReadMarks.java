package org.chatcluster.client.terminal.model;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.chatcluster.common.protocol.Target;

/** Tells the server what the person has seen, a little later, so that a flood of messages is told about once. Thread-safe. */
public final class ReadMarks {
    private static final long DELAY_MILLIS = 300;

    private final Desk desk;
    private final ScheduledExecutorService timer;
    private final BiConsumer<Target, Long> tell;
    private final Set<Target> scheduled = ConcurrentHashMap.newKeySet();

    public ReadMarks(Desk desk, ScheduledExecutorService timer, BiConsumer<Target, Long> tell) {
        this.desk = desk;
        this.timer = timer;
        this.tell = tell;
    }

    /** Something of the conversation is on the screen. */
    public void shown(Target conversation) {
        if (scheduled.add(conversation)) {
            var unused = timer.schedule(() -> flush(conversation), DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Tells at once what is to be told. */
    public void flush(Target conversation) {
        scheduled.remove(conversation);
        long seq = desk.takeRead(conversation);
        if (seq > 0) {
            tell.accept(conversation, seq);
        }
    }
}
