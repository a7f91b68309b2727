package org.chatcluster.client.terminal.script;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** What Ctrl-C does until {@link #end}. */
final class Interrupts {
    private static final String SIGNAL = "INT";

    private final @Nullable Object before;

    private Interrupts(Runnable action) {
        before = Signals.register(SIGNAL, action);
    }

    /** It interrupts a thread instead of ending the program, so that a command can say what it leaves; a second one ends it. */
    static Interrupts of(Thread command) {
        AtomicBoolean asked = new AtomicBoolean();
        return new Interrupts(() -> {
            if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(Exit.INTERRUPTED);
            }
            command.interrupt();
        });
    }

    /** It ends the program, and the terminal is again as it was: for what cannot be interrupted, such as reading from a person. */
    static Interrupts ending() {
        return new Interrupts(() -> System.exit(Exit.INTERRUPTED));
    }

    /** Ctrl-C does again what it did before. */
    void end() {
        if (before != null) {
            Signals.unregister(SIGNAL, before);
        }
    }
}
