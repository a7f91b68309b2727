package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;

/** Reads pages of the log as frames, on threads of its own, so that event loops only have to write them. Thread-safe. */
public final class PageReader {
    /** Rows of a page: about a millisecond of the database's time. */
    static final int MAX_ROWS = 512;
    /** Bytes of a page, which is what a slow client costs beyond its channel's high-water mark. */
    private static final int MAX_BYTES = 128 * 1024;

    private final MessageDao dao;
    private final Pushes pushes;
    private final FrameEncoder encoder;
    private final ByteBufAllocator allocator;
    private final Executor executor;

    /** A reader that blocks the threads of {@code executor} only. */
    public PageReader(
            MessageDao dao, Pushes pushes, FrameEncoder encoder, ByteBufAllocator allocator, Executor executor) {
        this.dao = dao;
        this.pushes = pushes;
        this.encoder = encoder;
        this.allocator = allocator;
        this.executor = executor;
    }

    /** What to read: at most {@code rows} with {@code after < seq <= upTo}, those up to {@code offlineUpTo} marked as backlog. */
    record Wanted(Conversation conversation, long after, long upTo, int rows, long offlineUpTo, int readerId) {}

    /** Who waits for a page. */
    interface Reader {
        /** The page, whose frames the reader releases. */
        void arrived(FramePage page);

        /** The database did not give it. */
        void failed(Throwable reason);
    }

    /** Reads a page and hands it to {@code reader} on {@code loop}. */
    void read(Wanted wanted, Executor loop, Reader reader) {
        executor.execute(() -> {
            FramePage page;
            try {
                page = readNow(wanted);
            } catch (RuntimeException | Error e) {
                // An error too, which may be for want of memory: the session waits for its page.
                execute(loop, () -> reader.failed(e));
                return;
            }
            if (!execute(loop, () -> reader.arrived(page))) {
                page.frames.release();
            }
        });
    }

    /** False if the event loop has ended, and with it the session. */
    private static boolean execute(Executor loop, Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private FramePage readNow(Wanted wanted) {
        List<StoredMessage> rows = dao.listAfter(wanted.conversation, wanted.after, wanted.upTo, wanted.rows);
        List<ChatPush> messages = pushes.of(rows, wanted.offlineUpTo);
        long[] seqs = new long[rows.size()];
        int[] ends = new int[rows.size()];
        long[] ownCids = new long[rows.size()];
        ByteBuf frames = allocator.buffer();
        int count = 0;
        boolean complete = false;
        try {
            while (count < rows.size() && frames.writerIndex() < MAX_BYTES) {
                StoredMessage row = rows.get(count);
                encoder.append(frames, messages.get(count), FrameEncoder.NO_RID);
                seqs[count] = row.seq();
                ends[count] = frames.writerIndex();
                ownCids[count] = row.senderId() == wanted.readerId ? row.cid() : 0;
                count++;
            }
            complete = true;
        } finally {
            if (!complete) {
                frames.release();
            }
        }
        boolean cut = count < rows.size();
        boolean more = cut || rows.size() == wanted.rows;
        return new FramePage(frames, count, seqs, ends, ownCids, more, cut);
    }
}
