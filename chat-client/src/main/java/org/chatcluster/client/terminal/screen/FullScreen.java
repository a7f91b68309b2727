package org.chatcluster.client.terminal.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal's other screen, which leaves what was on the first one as it was. Confined to the editor's lock. */
final class FullScreen {
    /** For terminals that do not know how large they are. */
    private static final Size UNKNOWN = Size.of(80, 24);

    private static final Logger LOG = LoggerFactory.getLogger(FullScreen.class);
    private static final String FOCUS_OFF = "\033[?1004l";

    private final Terminal terminal;
    private final OutputStream tty;
    private final Display display;
    private Size size = Size.of(0, 0);
    private @Nullable Attributes before;

    /** @param tty the same terminal, for the very end */
    FullScreen(Terminal terminal, OutputStream tty) {
        this.terminal = terminal;
        this.tty = tty;
        this.display = new Display(terminal, true);
    }

    boolean isEntered() {
        return before != null;
    }

    void enter() {
        if (before != null) {
            return;
        }
        before = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_ON);
        terminal.trackFocus(true);
        terminal.flush();
        clear();
    }

    void leave() {
        if (before != null) {
            terminal.writer().write(farewell());
            terminal.flush();
            terminal.setAttributes(before);
            before = null;
        }
    }

    /** Leaves while the JVM ends, when {@link Terminal} may be closed already, which restores the modes of the line. */
    void abandon() {
        if (before == null) {
            return;
        }
        before = null;
        try {
            tty.write(farewell().getBytes(StandardCharsets.US_ASCII));
            tty.flush();
        } catch (IOException e) {
            LOG.debug("The terminal is gone", e);
        }
    }

    private String farewell() {
        return FOCUS_OFF
                + LineReaderImpl.BRACKETED_PASTE_OFF
                + Curses.tputs(terminal.getStringCapability(Capability.keypad_local))
                + Curses.tputs(terminal.getStringCapability(Capability.exit_ca_mode));
    }

    /** The next frame is drawn as a whole. */
    void clear() {
        display.clear();
    }

    /** The size as it is now. */
    Size measure() {
        Size now = terminal.getSize();
        Size sane = now.getRows() > 0 && now.getColumns() > 0 ? now : UNKNOWN;
        if (!sane.equals(size)) {
            size = Size.of(sane.getColumns(), sane.getRows());
            // It would work out where what it showed has gone to.
            display.reset();
            display.resize(size);
            display.clear();
        }
        return size;
    }

    void draw(Frame frame) {
        List<AttributedString> lines = new ArrayList<>(frame.rows().size());
        for (AttributedString row : frame.rows()) {
            // With a line end the display need not know where the terminal wraps.
            lines.add(new AttributedStringBuilder(row.length() + 1)
                    .append(row)
                    .append("\n")
                    .toAttributedString());
        }
        display.update(lines, size.cursorPos(frame.cursorRow(), frame.cursorColumn()), true);
    }
}
