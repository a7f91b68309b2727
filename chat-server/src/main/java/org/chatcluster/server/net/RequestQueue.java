package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.Reply;
import org.chatcluster.server.chat.Ticket;
import org.chatcluster.server.session.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that need the database: run on the request pool one after the other, and not while the client
 * leaves its answers unread. Confined to the connection's event loop.
 */
final class RequestQueue {
    /** Where finished requests go. */
    interface Owner {
        /** Encodes a reply; called on the request pool. */
        ByteBuf encode(Reply reply, long rid);

        /** A request is answered: writes the frame, if the client is still there, and does what follows. */
        void answered(ByteBuf frame, Runnable then);

        /** Whether a further answer may be written. */
        boolean mayAnswer();
    }

    private final Owner owner;
    private final Executor pool;
    private final Executor loop;
    /** Made for the first that has to wait, and gone with the last. */
    private @Nullable Deque<Job> waiting;

    private boolean running;

    private record Job(Ticket ticket, Supplier<Answer> work) {}

    RequestQueue(Owner owner, Executor pool, Executor loop) {
        this.owner = owner;
        this.pool = pool;
        this.loop = loop;
    }

    int size() {
        return (waiting == null ? 0 : waiting.size()) + (running ? 1 : 0);
    }

    void add(Ticket ticket, Supplier<Answer> work) {
        Job job = new Job(ticket, work);
        if (waiting == null && mayRun()) {
            start(job);
            return;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
        }
        waiting.add(job);
        runNext();
    }

    /** Runs the next request if none is running and the client keeps up. */
    void runNext() {
        if (waiting == null || !mayRun()) {
            return;
        }
        Job job = waiting.remove();
        if (waiting.isEmpty()) {
            waiting = null;
        }
        start(job);
    }

    private boolean mayRun() {
        return !running && owner.mayAnswer();
    }

    private void start(Job job) {
        running = true;
        try {
            pool.execute(() -> run(job));
        } catch (RejectedExecutionException e) {
            Ticket ticket = job.ticket;
            answered(owner.encode(ticket.refusal(e), ticket.rid()), () -> {});
        }
    }

    private void run(Job job) {
        Ticket ticket = job.ticket;
        ByteBuf frame;
        Runnable then = () -> {};
        try {
            Answer answer = job.work.get();
            frame = owner.encode(answer.reply(), ticket.rid());
            then = answer.then();
        } catch (RuntimeException | Error e) {
            frame = owner.encode(ticket.refusal(e), ticket.rid());
        }
        answerOnLoop(frame, then);
    }

    private void answerOnLoop(ByteBuf frame, Runnable then) {
        try {
            loop.execute(() -> answered(frame, then));
        } catch (RejectedExecutionException e) {
            frame.release();
        }
    }

    private void answered(ByteBuf frame, Runnable then) {
        running = false;
        owner.answered(frame, then);
        runNext();
    }

    void clear() {
        waiting = null;
    }
}
