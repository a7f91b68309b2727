package org.chatcluster.client.terminal.script;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Lets Ctrl-C interrupt a thread instead of ending the program, so that a command can say what it leaves; a second one ends it. */
final class Interrupts {
    private static final String SIGNAL = "INT";

    private final AtomicBoolean asked = new AtomicBoolean();
    private final @Nullable Object before;

    Interrupts(Thread command) {
        before = Signals.register(SIGNAL, () -> {
            if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(Exit.INTERRUPTED);
            }
            command.interrupt();
        });
    }

    /** Ctrl-C does again what it did before. */
    void end() {
        if (before != null) {
            Signals.unregister(SIGNAL, before);
        }
    }
}
