package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;

/**
 * Rows of the log as the frames of pushes, one behind the other in {@code frames}: row i is {@code seqs[i]}, ends at offset
 * {@code ends[i]} and, if the reader sent it itself, has its cid in {@code ownCids[i]}, else 0. Without {@code more} the log had
 * no further row at the time of reading; it is {@code cut} where rows that were read had no room. Whoever takes it releases
 * {@code frames}.
 */
final class FramePage {
    final ByteBuf frames;
    final int rows;
    final long[] seqs;
    final int[] ends;
    final long[] ownCids;
    final boolean more;
    final boolean cut;

    FramePage(ByteBuf frames, int rows, long[] seqs, int[] ends, long[] ownCids, boolean more, boolean cut) {
        this.frames = frames;
        this.rows = rows;
        this.seqs = seqs;
        this.ends = ends;
        this.ownCids = ownCids;
        this.more = more;
        this.cut = cut;
    }
}
