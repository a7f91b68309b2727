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
    private final Deque<Job> waiting = new ArrayDeque<>(1);
    private boolean running;

    private record Job(Ticket ticket, Supplier<Answer> work) {}

    RequestQueue(Owner owner, Executor pool, Executor loop) {
        this.owner = owner;
        this.pool = pool;
        this.loop = loop;
    }

    int size() {
        return waiting.size() + (running ? 1 : 0);
    }

    void add(Ticket ticket, Supplier<Answer> work) {
        waiting.add(new Job(ticket, work));
        runNext();
    }

    /** Runs the next request if none is running and the client keeps up. */
    void runNext() {
        if (running || !owner.mayAnswer()) {
            return;
        }
        Job job = waiting.poll();
        if (job == null) {
            return;
        }
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
        waiting.clear();
    }
}
