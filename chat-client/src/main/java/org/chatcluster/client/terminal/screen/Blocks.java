package org.chatcluster.client.terminal.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.terminal.model.Entry;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.model.Timeline;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as blocks of rows: the first tells what is before it, each other is an entry with the rules above it. A block is made when
 * it is asked for first, so that a long timeline costs what is shown of it. Confined to the editor's lock.
 */
final class Blocks {
    private final Timeline timeline;
    private final int columns;
    private final EntryRows rows;
    private final boolean hasBefore;
    private final Map<Integer, List<AttributedString>> made = new HashMap<>();

    /** Blocks of a timeline; {@code hasBefore} tells whether a server may have what is before it. */
    Blocks(Timeline timeline, int columns, EntryRows rows, boolean hasBefore) {
        this.timeline = timeline;
        this.columns = columns;
        this.rows = rows;
        this.hasBefore = hasBefore;
    }

    /** Whether these are still the blocks of that timeline at that width. */
    // The model makes another one when something changes; to compare 10,000 messages for each key would take longer.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Timeline other, int otherColumns) {
        return timeline == other && columns == otherColumns;
    }

    Timeline timeline() {
        return timeline;
    }

    int count() {
        return timeline.entries().size() + 1;
    }

    List<AttributedString> block(int index) {
        return made.computeIfAbsent(index, this::make);
    }

    /** The message of a block that is stored, or null. */
    @Nullable
    Message stored(int index) {
        return index > 0 && timeline.entries().get(index - 1) instanceof Message message && message.seq() > 0
                ? message
                : null;
    }

    /** The block of the first message that is stored as {@code seq} or later; -1 if there is none. */
    int find(long seq) {
        for (int i = 1; i < count(); i++) {
            Message message = stored(i);
            if (message != null && message.seq() >= seq) {
                return i;
            }
        }
        return -1;
    }

    /** The newest message that is stored; 0 if there is none. */
    long newest() {
        for (int i = count() - 1; i > 0; i--) {
            Message message = stored(i);
            if (message != null) {
                return message.seq();
            }
        }
        return 0;
    }

    private List<AttributedString> make(int index) {
        if (index == 0) {
            return hasBefore ? rows.before(timeline, columns) : List.of();
        }
        Entry entry = timeline.entries().get(index - 1);
        List<AttributedString> block = new ArrayList<>(rules(index));
        if (entry instanceof Message message) {
            block.addAll(rows.message(message, columns));
        } else if (entry instanceof Notice notice) {
            block.addAll(rows.notice(notice, columns));
        }
        return block;
    }

    /** The rows of a block above its entry. */
    List<AttributedString> rules(int index) {
        List<AttributedString> rules = new ArrayList<>();
        if (index > 0 && timeline.entries().get(index - 1) instanceof Message message) {
            Message before = messageBefore(index);
            if (before == null || !day(before).equals(day(message))) {
                rules.add(rows.day(day(message), columns));
            }
            if (isFirstNew(message, before)) {
                rules.add(rows.newMessages(columns));
            }
        }
        return rules;
    }

    private boolean isFirstNew(Message message, @Nullable Message before) {
        return timeline.newAfter() != Timeline.NO_LINE
                && message.seq() > timeline.newAfter()
                && (before == null || before.seq() <= timeline.newAfter());
    }

    private @Nullable Message messageBefore(int index) {
        for (int i = index - 2; i >= 0; i--) {
            if (timeline.entries().get(i) instanceof Message message) {
                return message;
            }
        }
        return null;
    }

    private LocalDate day(Message message) {
        return Instant.ofEpochMilli(message.time()).atZone(rows.zone()).toLocalDate();
    }
}
