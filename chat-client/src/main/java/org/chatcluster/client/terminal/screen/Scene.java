package org.chatcluster.client.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chatcluster.client.terminal.editor.Paging;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Timeline;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.common.protocol.Target;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;

/** Makes frames of what there is to be shown, and keeps where the person has scrolled to. Confined to the editor's lock. */
final class Scene implements Paging {
    private static final int ROWS_FOR_TITLE = 4;
    /** One that JLine does not replace, as it does with those of the box drawing characters that old terminals had. */
    private static final String BORDER = "▏";

    private final ScreenSource source;
    private final Cells cells;
    private Theme theme;
    private EntryRows entries;
    private Viewport viewport = new Viewport();
    private Optional<Target> here = Optional.empty();
    private @Nullable Blocks blocks;
    private int height = 1;
    private boolean membersTurned;
    private long toldFirst;
    private long told;

    /** The line "new messages" of the last frame, and whether its place is still to be shown first. */
    private long line = Timeline.NO_LINE;

    private boolean arriving;

    Scene(ScreenSource source, Cells cells, Theme theme, EntryRows entries) {
        this.source = source;
        this.cells = cells;
        this.theme = theme;
        this.entries = entries;
    }

    /** The frames from now on are in other colours. */
    void use(Theme other) {
        theme = other;
        entries = entries.with(other);
        blocks = null;
    }

    /** The screen as it is to be now; tells what can be read on it. */
    Frame frame(Input input, int rows, int columns) {
        ScreenView view = source.view();
        InputPanel line = InputPanel.of(cells, input.prompt(), input.text(), input.cursor(), columns);
        Layout layout = Layout.of(
                rows,
                columns,
                input.menu().size(),
                line.rows().size(),
                !view.members().isEmpty(),
                membersTurned);
        Viewport.Window window = window(view, layout);
        List<AttributedString> all = new ArrayList<>(body(view, layout, window));
        input.menu().stream().limit(layout.menuRows()).forEach(row -> all.add(cells.fit(row, columns)));
        if (layout.statusRows() > 0) {
            all.add(new StatusPanel(cells, theme)
                    .status(view.status(), unreadAbove(view, window), window.below(), columns));
        }
        InputPanel shown = line.around(layout.inputRows());
        int cursorRow = all.size() + shown.cursorRow();
        shown.rows().forEach(row -> all.add(cells.fit(row, columns)));
        tell(window);
        source.membersShown(layout.memberColumns() > 0);
        return new Frame(all, cursorRow, shown.cursorColumn());
    }

    private Viewport.Window window(ScreenView view, Layout layout) {
        if (!view.here().equals(here)) {
            here = view.here();
            viewport = new Viewport();
            toldFirst = 0;
            told = 0;
            line = Timeline.NO_LINE;
        }
        Timeline timeline = view.timeline();
        Blocks now = blocks;
        if (now == null || !now.isOf(timeline, layout.middleColumns())) {
            now = new Blocks(timeline, layout.middleColumns(), entries, here.isPresent());
            blocks = now;
        }
        height = Math.max(0, layout.bodyRows() - titleRows(layout));
        arrive(now);
        return viewport.show(now, height);
    }

    /** Where more is new than fits, the person begins with the oldest of it, as soon as that is loaded. */
    private void arrive(Blocks now) {
        if (now.timeline().newAfter() != line) {
            line = now.timeline().newAfter();
            arriving = viewport.isAtEnd();
        }
        if (arriving) {
            arriving = !viewport.toNew(now, height);
        }
    }

    /** How much is unread before what is shown at the end. */
    private long unreadAbove(ScreenView view, Viewport.Window window) {
        if (!viewport.isAtEnd() || line == Timeline.NO_LINE || window.firstSeq() <= line + 1) {
            return 0;
        }
        return view.conversations().stream()
                .map(ListRow::conversation)
                .filter(ConversationView::current)
                .mapToLong(ConversationView::unread)
                .sum();
    }

    private static int titleRows(Layout layout) {
        return layout.bodyRows() >= ROWS_FOR_TITLE ? 1 : 0;
    }

    private List<AttributedString> body(ScreenView view, Layout layout, Viewport.Window window) {
        List<AttributedString> middle = new ArrayList<>();
        if (titleRows(layout) > 0) {
            middle.add(new StatusPanel(cells, theme).title(view.title(), layout.middleColumns()));
        }
        middle.addAll(window.rows());
        List<AttributedString> list = layout.listColumns() == 0
                ? List.of()
                : new ListPanel(cells, theme).rows(view.conversations(), layout.listColumns(), layout.bodyRows());
        List<AttributedString> members = layout.memberColumns() == 0
                ? List.of()
                : new MembersPanel(cells, theme).rows(view.members(), layout.memberColumns(), layout.bodyRows());
        List<AttributedString> rows = new ArrayList<>();
        for (int i = 0; i < layout.bodyRows(); i++) {
            AttributedStringBuilder row = new AttributedStringBuilder(layout.columns());
            if (layout.listColumns() > 0) {
                row.append(cells.fit(at(list, i), layout.listColumns())).styled(theme.of(Style.BORDER), BORDER);
            }
            row.append(cells.fit(at(middle, i), layout.middleColumns()));
            if (layout.memberColumns() > 0) {
                row.styled(theme.of(Style.BORDER), BORDER).append(cells.fit(at(members, i), layout.memberColumns()));
            }
            rows.add(row.toAttributedString());
        }
        return rows;
    }

    private static AttributedString at(List<AttributedString> rows, int index) {
        return index < rows.size() ? rows.get(index) : AttributedString.EMPTY;
    }

    private void tell(Viewport.Window window) {
        if (window.seq() > 0 && (window.seq() != told || window.firstSeq() != toldFirst)) {
            toldFirst = window.firstSeq();
            told = window.seq();
            here.ifPresent(conversation -> source.onScreen(conversation, window.firstSeq(), window.seq()));
        }
    }

    /** A line is read: what it leads to is at the end. */
    void lineRead() {
        arriving = false;
        viewport.toEnd();
    }

    @Override
    public void pageUp() {
        arriving = false;
        if (blocks != null && viewport.pageUp(blocks, height)) {
            loadOlder(blocks.timeline());
        }
    }

    @Override
    public void pageDown() {
        arriving = false;
        if (blocks != null) {
            viewport.pageDown(blocks, height);
        }
    }

    /** The person goes over whatever is between, but not over what comes later. */
    @Override
    public void toEnd() {
        arriving = false;
        viewport.toEnd();
        long newest = blocks == null ? 0 : blocks.newest();
        if (newest > 0) {
            here.ifPresent(conversation -> source.onScreen(conversation, 1, newest));
        }
    }

    @Override
    public void toNew() {
        if (blocks != null && !viewport.toNew(blocks, height)) {
            loadOlder(blocks.timeline());
        }
    }

    private void loadOlder(Timeline timeline) {
        if (timeline.older() && !timeline.loading()) {
            here.ifPresent(source::loadOlder);
        }
    }

    @Override
    public void toggleMembers(Consumer<String> submit) {
        membersTurned = !membersTurned;
    }
}
