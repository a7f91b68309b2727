package org.chatcluster.client.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Timeline;
import org.jline.utils.AttributedString;

/**
 * Which part of a timeline is shown: its end, or what is around a message where the person has scrolled to. That one stays where it is
 * on the screen, whatever comes before or behind it. Confined to the editor's lock.
 */
final class Viewport {
    /** Where no stored message stands near: rows are counted from the start. */
    private static final long START = -1;

    /** The stored message that stays in place, 0 at the end, or {@link #START}. */
    private long anchor;

    /** How many rows below the top of the screen it begins, without the rules above it; negative when it begins above. */
    private int offset;

    /** The newest message when the person left the end. */
    private long newest;

    /** What is below the rows that are shown: messages, and those of them that came since the person left the end. */
    record Below(boolean scrolled, int messages, int fresh) {
        static final Below NOTHING = new Below(false, 0, 0);
    }

    /** What is shown: rows, the oldest stored message among them and the newest whose end is there (0 for none), what is below. */
    record Window(List<AttributedString> rows, long firstSeq, long seq, Below below) {}

    Window show(Blocks blocks, int height) {
        Position top = top(blocks, height);
        List<AttributedString> rows = new ArrayList<>();
        long firstSeq = 0;
        long seq = 0;
        int block = top.block();
        for (int row = top.row(); block < blocks.count() && rows.size() < height; block++) {
            List<AttributedString> all = blocks.block(block);
            int end = Math.min(all.size(), row + height - rows.size());
            rows.addAll(all.subList(row, end));
            Message message = blocks.stored(block);
            if (message != null && end < all.size()) {
                break;
            }
            if (message != null) {
                firstSeq = firstSeq == 0 ? message.seq() : firstSeq;
                seq = message.seq();
            }
            row = 0;
        }
        return new Window(rows, firstSeq, seq, anchor == 0 ? Below.NOTHING : below(blocks, block));
    }

    private Below below(Blocks blocks, int firstBelow) {
        int messages = 0;
        int fresh = 0;
        for (int i = blocks.count() - 1; i > 0 && i >= firstBelow; i--) {
            Message message = blocks.stored(i);
            if (message != null) {
                messages++;
                fresh += message.seq() > newest ? 1 : 0;
            }
        }
        return new Below(true, messages, fresh);
    }

    private Position top(Blocks blocks, int height) {
        Position end = Position.end(blocks, height);
        int block = anchorBlock(blocks);
        if (block < 0) {
            toEnd();
            return end;
        }
        Position start = new Position(block, blocks.rules(block).size());
        Position top = offset >= 0 ? start.up(blocks, offset) : start.down(blocks, -offset);
        if (top.isBefore(end)) {
            return top;
        }
        toEnd();
        return end;
    }

    private int anchorBlock(Blocks blocks) {
        if (anchor == START) {
            return 0;
        }
        return anchor == 0 ? -1 : blocks.find(anchor);
    }

    boolean isAtEnd() {
        return anchor == 0;
    }

    void toEnd() {
        anchor = 0;
    }

    /** Goes back; returns whether the start is on the screen then. */
    boolean pageUp(Blocks blocks, int height) {
        Position top = top(blocks, height).up(blocks, step(height));
        hold(blocks, top, height);
        return top.isBefore(new Position(0, 1)) || blocks.find(1) < 0 || top.block() == 0;
    }

    void pageDown(Blocks blocks, int height) {
        hold(blocks, top(blocks, height).down(blocks, step(height)), height);
    }

    /** Puts the line "new messages" to the top, if there is one; returns whether its place is loaded. */
    boolean toNew(Blocks blocks, int height) {
        long after = blocks.timeline().newAfter();
        if (after == Timeline.NO_LINE) {
            return true;
        }
        int block = blocks.find(after + 1);
        if (block < 0) {
            return false;
        }
        hold(blocks, new Position(block, 0), height);
        Message first = blocks.stored(block);
        return first == null || first.seq() == after + 1;
    }

    private static int step(int height) {
        return Math.max(1, height - 1);
    }

    /** Keeps that row at the top from now on. */
    private void hold(Blocks blocks, Position top, int height) {
        if (!top.isBefore(Position.end(blocks, height))) {
            toEnd();
            return;
        }
        newest = anchor == 0 ? blocks.newest() : newest;
        int rows = -top.row();
        for (int i = top.block(); i < blocks.count(); i++) {
            Message message = blocks.stored(i);
            if (message != null) {
                anchor = message.seq();
                offset = rows + blocks.rules(i).size();
                return;
            }
            rows += blocks.block(i).size();
        }
        holdByWhatIsAbove(blocks, top);
    }

    /** Below the last message there is more than a screen of something else. */
    private void holdByWhatIsAbove(Blocks blocks, Position top) {
        int rows = top.row();
        for (int i = top.block() - 1; i >= 0; i--) {
            rows += blocks.block(i).size();
            Message message = blocks.stored(i);
            if (message != null) {
                anchor = message.seq();
                offset = blocks.rules(i).size() - rows;
                return;
            }
        }
        anchor = START;
        offset = -rows;
    }
}
