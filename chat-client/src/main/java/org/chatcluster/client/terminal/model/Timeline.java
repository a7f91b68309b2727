package org.chatcluster.client.terminal.model;

import java.util.List;

/**
 * A conversation from its oldest loaded message to its newest, then what is on its way. {@code newAfter} is the seq behind which the
 * line "new messages" stands, or {@link #NO_LINE}; {@code older} tells whether the server has more before the first, {@code loading}
 * whether it was asked for that. Immutable.
 */
public record Timeline(List<Entry> entries, long newAfter, boolean older, boolean loading) {
    /** There is no line. */
    public static final long NO_LINE = -1;

    public Timeline {
        entries = List.copyOf(entries);
    }
}
