package org.chatcluster.server.net;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.chatcluster.server.chat.Ticket;
import org.chatcluster.server.net.ReadGate.Obstacle;
import org.chatcluster.server.session.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a connection that nothing may overtake: no further one is read before they are answered. Confined to the
 * connection's event loop.
 */
final class LoneRequests {
    /** What a lone request does to its connection. */
    interface Owner {
        /** Whether everything asked before is answered. */
        boolean isIdle();

        /** Writes an answer, lets happen what goes with it, and flushes. */
        void answer(Ticket ticket, @Nullable Answer answer, @Nullable Throwable failure);

        /** Does what a held request was waiting for, if the connection is still there. */
        void goOn(Runnable then);

        /** Runs a step whose failure ends the connection, which would otherwise wait for ever. */
        void guarded(Runnable step);
    }

    private final Owner owner;
    private final ReadGate gate;
    private final Executor loop;
    private @Nullable Runnable waiting;

    LoneRequests(Owner owner, ReadGate gate, Executor loop) {
        this.owner = owner;
        this.gate = gate;
        this.loop = loop;
    }

    void run(Ticket ticket, Supplier<CompletionStage<Answer>> work) {
        gate.set(Obstacle.HOLD, true);
        waiting = () -> start(ticket, work);
        runIfIdle();
    }

    /** Starts the request that waits, once it is alone. */
    void runIfIdle() {
        Runnable next = waiting;
        if (next != null && owner.isIdle()) {
            waiting = null;
            next.run();
        }
    }

    void holdUntil(CompletionStage<Runnable> outcome) {
        gate.set(Obstacle.HOLD, true);
        var unused = outcome.whenCompleteAsync((then, failure) -> owner.guarded(() -> goOn(then)), loop);
    }

    void clear() {
        waiting = null;
    }

    private void start(Ticket ticket, Supplier<CompletionStage<Answer>> work) {
        CompletionStage<Answer> stage;
        try {
            stage = work.get();
        } catch (RuntimeException e) {
            finish(ticket, null, e);
            return;
        }
        var unused = stage.whenCompleteAsync(
                (answer, failure) -> owner.guarded(() -> finish(ticket, answer, failure)), loop);
    }

    private void finish(Ticket ticket, @Nullable Answer answer, @Nullable Throwable failure) {
        owner.answer(ticket, answer, failure);
        gate.set(Obstacle.HOLD, false);
    }

    private void goOn(@Nullable Runnable then) {
        if (then != null) {
            owner.goOn(then);
        }
        gate.set(Obstacle.HOLD, false);
    }
}
