package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a session from the log: first its backlog, then every conversation that has fallen behind, page by page, one page at a
 * time and only while the client keeps up. So a client that does not read costs one page. Confined to the session's event loop.
 */
final class LogFeeder {
    private static final long RETRY_MILLIS = 500;
    private static final int FIRST_ROWS = 128;
    private static final Logger LOG = LoggerFactory.getLogger(LogFeeder.class);

    private final Session session;
    private final Outlet outlet;
    private final FeedTools tools;
    private final SendsInFlight sends;
    private final ConversationStates states;
    /** Made for the first that is behind, and gone with the last. */
    private @Nullable Deque<ConversationState> behind;

    private Phase phase = Phase.WAITING;
    private boolean reading;
    private int stalled;
    /** As many as had room lately: rows that are read in vain are most of the work where messages are long. */
    private int pageRows = FIRST_ROWS;

    private enum Phase {
        WAITING,
        BACKLOG,
        LIVE,
        CLOSED
    }

    LogFeeder(Session session, Outlet outlet, FeedTools tools, SendsInFlight sends, ConversationStates states) {
        this.session = session;
        this.outlet = outlet;
        this.tools = tools;
        this.sends = sends;
        this.states = states;
    }

    /** Whether the backlog is over, so that new messages may be sent as they come. */
    boolean isLive() {
        return phase == Phase.LIVE;
    }

    /** Everything between what the client has and what there is now is the backlog. */
    void startBacklog() {
        phase = Phase.BACKLOG;
        for (ConversationState state : states.awake()) {
            state.backlogEnd = state.end;
            if (state.end > state.sent) {
                enqueue(state);
            }
        }
        feed();
    }

    void close() {
        phase = Phase.CLOSED;
        if (behind != null) {
            tools.meter().behind(-behind.size());
            behind = null;
        }
    }

    /** From now on the conversation comes from the log, until it has caught up. */
    void fallBehind(ConversationState state) {
        if (state.behind) {
            return;
        }
        state.behind = true;
        if (phase == Phase.LIVE) {
            enqueue(state);
            feed();
        }
    }

    /** The send that the conversation was stopped for has its outcome. */
    void resume(@Nullable ConversationState state) {
        if (state != null) {
            stalled--;
            if (!state.gone) {
                enqueue(state);
            }
            feed();
        }
    }

    /** Reads the next page if there is something to read and room to write it. */
    void feed() {
        if (reading || phase == Phase.WAITING || phase == Phase.CLOSED || !outlet.isWritable()) {
            return;
        }
        ConversationState state = nextBehind();
        if (state == null && phase == Phase.BACKLOG && stalled == 0) {
            endBacklog();
            state = nextBehind();
        }
        if (state == null) {
            return;
        }
        boolean backlog = phase == Phase.BACKLOG;
        long upTo = backlog ? state.backlogEnd : Long.MAX_VALUE;
        long offlineUpTo = backlog ? state.backlogEnd : 0;
        ConversationState fed = state;
        long sureUpTo = Math.min(state.end, upTo);
        reading = true;
        PageReader.Wanted wanted =
                new PageReader.Wanted(state.conversation, state.sent, upTo, pageRows, offlineUpTo, session.userId());
        tools.pages().read(wanted, outlet.loop(), new PageReader.Reader() {
            @Override
            public void arrived(FramePage page) {
                write(fed, sureUpTo, upTo, page);
            }

            @Override
            public void failed(Throwable reason) {
                retryLater(reason);
            }
        });
    }

    private void enqueue(ConversationState state) {
        state.behind = true;
        if (behind == null) {
            behind = new ArrayDeque<>(2);
        }
        behind.add(state);
        tools.meter().behind(1);
    }

    private void dequeue(ConversationState state) {
        if (behind != null && behind.remove(state)) {
            tools.meter().behind(-1);
            if (behind.isEmpty()) {
                behind = null;
            }
        }
    }

    private @Nullable ConversationState nextBehind() {
        ConversationState state = first();
        while (state != null && state.gone) {
            dequeue(state);
            state = first();
        }
        return state;
    }

    private @Nullable ConversationState first() {
        return behind == null ? null : behind.peek();
    }

    private void endBacklog() {
        phase = Phase.LIVE;
        outlet.write(new SyncEnd(), FrameEncoder.NO_RID);
        outlet.flush();
        for (ConversationState state : states.awake()) {
            if (state.behind || state.end > state.sent) {
                enqueue(state);
            }
        }
    }

    private void retryLater(Throwable reason) {
        LOG.warn("Reading the log for {} failed and is tried again: {}", session, String.valueOf(reason));
        CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, outlet.loop())
                .execute(() -> {
                    reading = false;
                    feed();
                });
    }

    private void write(ConversationState state, long sureUpTo, long upTo, FramePage page) {
        reading = false;
        try {
            if (phase != Phase.CLOSED && !state.gone) {
                tools.meter().logPageRead(page.rows);
                pageRows = page.cut ? page.rows + 1 : Math.min(2 * pageRows, PageReader.MAX_ROWS);
                boolean stopped = write(state, page);
                if (stopped) {
                    stalled++;
                    dequeue(state);
                } else if (!page.more) {
                    caughtUp(state, sureUpTo, upTo);
                }
                letOthers(state);
                outlet.flush();
            }
        } finally {
            page.frames.release();
        }
        feed();
    }

    /** One conversation that goes on and on must not keep the others waiting. The backlog ends, so it may come one by one. */
    private void letOthers(ConversationState state) {
        if (phase == Phase.LIVE && behind != null && behind.size() > 1 && behind.remove(state)) {
            behind.add(state);
        }
    }

    /** Writes the rows, own ones as acks where their send waits for one. Answers whether it had to stop in front of one. */
    private boolean write(ConversationState state, FramePage page) {
        int from = 0;
        int to = 0;
        for (int i = 0; i < page.rows; i++) {
            if (page.seqs[i] != state.sent + 1) {
                hole(state, page.seqs[i]);
            }
            long cid = page.ownCids[i];
            if (cid != 0 && sends.contains(cid)) {
                write(page.frames, from, to);
                SendsInFlight.Held held = sends.findHeld(cid);
                if (held == null) {
                    sends.stall(cid, state);
                    return true;
                }
                sends.remove(held.send());
                outlet.write(
                        held.send().ack(held.seq(), held.time(), false),
                        held.send().rid());
                outlet.sendsInFlight(sends.size());
                from = page.ends[i];
            }
            to = page.ends[i];
            state.sent = page.seqs[i];
            // The client may confirm it before anybody else has told of it.
            state.knowOf(state.sent);
        }
        write(page.frames, from, to);
        return false;
    }

    private void write(ByteBuf frames, int from, int to) {
        if (to > from) {
            outlet.write(frames.retainedSlice(from, to - from));
        }
    }

    /** The log had no more than what was sent; {@code sureUpTo} was known to be committed before it was read. */
    private void caughtUp(ConversationState state, long sureUpTo, long upTo) {
        if (state.sent < sureUpTo) {
            hole(state, sureUpTo + 1);
            state.sent = sureUpTo;
        }
        // What was committed while the page was read is read next.
        if (state.sent >= Math.min(state.end, upTo)) {
            state.behind = false;
            dequeue(state);
        }
    }

    private void hole(ConversationState state, long found) {
        tools.meter().hole();
        LOG.error("The log of {} has a hole: {} to {} are missing.", state.conversation, state.sent + 1, found - 1);
    }
}
