package org.chatcluster.client.terminal.screen;

/** A row of a timeline: its block and the row in it, from 0. Immutable. */
record Position(int block, int row) {
    static final Position START = new Position(0, 0);

    boolean isBefore(Position other) {
        return block < other.block || (block == other.block && row < other.row);
    }

    /** The first row that is shown when the last one is at the bottom of so many rows. */
    static Position end(Blocks blocks, int height) {
        return new Position(blocks.count(), 0).up(blocks, height);
    }

    /** So many rows towards the start, as far as there are. */
    Position up(Blocks blocks, int rows) {
        int left = rows - row;
        if (left <= 0) {
            return new Position(block, -left);
        }
        for (int i = block - 1; i >= 0; i--) {
            int size = blocks.block(i).size();
            if (size >= left) {
                return new Position(i, size - left);
            }
            left -= size;
        }
        return START;
    }

    /** So many rows towards the end, as far as there are. */
    Position down(Blocks blocks, int rows) {
        int left = row + rows;
        for (int i = block; i < blocks.count(); i++) {
            int size = blocks.block(i).size();
            if (left < size) {
                return new Position(i, left);
            }
            left -= size;
        }
        return new Position(blocks.count(), 0);
    }
}
