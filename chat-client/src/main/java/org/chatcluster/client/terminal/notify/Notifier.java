package org.chatcluster.client.terminal.notify;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.common.protocol.Target;

/**
 * Calls a person for what they do not see: direct messages, and messages that mention them. Never for their own; once for all that
 * came while they were away; the terminal at most once a second. Confined to the client's listener thread.
 */
public final class Notifier {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Call call;
    private final Consumer<String> terminal;
    private final Consumer<Reason> program;
    private final LongSupplier nanoTime;
    private long calledNanos;
    private int missed;

    /**
     * @param terminal is given an escape sequence, to be written in one piece
     * @param program is given every reason, as {@link HookProgram#offer} takes them
     */
    public Notifier(Call call, Consumer<String> terminal, Consumer<Reason> program, LongSupplier nanoTime) {
        this.call = call;
        this.terminal = terminal;
        this.program = program;
        this.nanoTime = nanoTime;
        this.calledNanos = nanoTime.getAsLong() - PAUSE_NANOS;
    }

    /** One that calls nobody. */
    public static Notifier silent() {
        return new Notifier(Call.OFF, sequence -> {}, reason -> {}, System::nanoTime);
    }

    /**
     * A message has come.
     *
     * @param conversation its name as it is shown
     * @param mentioned whether it names this account
     * @param seen whether it is on the screen that the person looks at
     */
    public void message(ChatMessage message, String conversation, boolean mentioned, boolean seen) {
        boolean direct = message.conversation() instanceof Target.User;
        if (message.own() || seen || (!direct && !mentioned)) {
            return;
        }
        if (message.backlog()) {
            missed++;
            return;
        }
        String event = mentioned ? Reason.MENTION : Reason.DIRECT;
        call(new Reason(event, message.sender().name(), conversation, message.text()));
    }

    /** All that came while the person was away has come. */
    public void synced() {
        if (missed > 0) {
            call(new Reason(
                    Reason.BACKLOG,
                    "",
                    "",
                    missed == 1 ? "1 message while you were away" : missed + " messages while you were away"));
        }
        missed = 0;
    }

    private void call(Reason reason) {
        program.accept(reason);
        long now = nanoTime.getAsLong();
        String sequence = call.sequence(reason);
        if (!sequence.isEmpty() && now - calledNanos >= PAUSE_NANOS) {
            calledNanos = now;
            terminal.accept(sequence);
        }
    }
}
