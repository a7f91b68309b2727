package org.chatcluster.client.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.Timing;
import org.chatcluster.client.terminal.config.Loaded;
import org.chatcluster.client.terminal.config.SettingsException;
import org.chatcluster.client.terminal.config.Ui;
import org.chatcluster.client.terminal.script.CommandContext;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/**
 * The program at a terminal: the face that settings and terminal suggest, then whatever other one the person asks for. The server, the
 * account and the drafts go from one to the next by what is kept in files. On the main thread.
 */
final class AtTerminal {
    /** On anything smaller, lines above a prompt show more. */
    private static final int WHOLE_COLUMNS = 60;

    private static final int WHOLE_ROWS = 15;

    /** For the status row. */
    private static final Duration ROUND_TRIP_EVERY = Duration.ofSeconds(15);

    private final Terminal terminal;
    private final CommandContext context;
    private final Colours colours;

    AtTerminal(Terminal terminal, CommandContext context) {
        this.terminal = terminal;
        this.context = context;
        this.colours = new Colours(terminal, context.environment());
    }

    /** Returns the exit code. */
    int run() {
        Loaded loaded = context.load();
        Optional<Situation> next = Optional.of(situation(Wish.of(loaded.settings()), loaded));
        while (next.isPresent()) {
            Situation present = next.get();
            next = run(present).map(wish -> situation(wish, present));
        }
        return Exit.DONE;
    }

    private static Situation situation(Wish wish, Loaded loaded) {
        return new Situation(wish, loaded, Keys.of(loaded.settings().bindings()));
    }

    /** The settings may be others now; while they are wrong those of before hold. */
    private Situation situation(Wish wish, Situation before) {
        try {
            return situation(wish, context.load());
        } catch (SettingsException e) {
            List<Line> words = e.mistakes().stream()
                    .map(mistake -> Line.error("The settings stay as they were: " + mistake))
                    .toList();
            return new Situation(wish.saying(words), before.loaded(), before.keys());
        }
    }

    private Optional<Wish> run(Situation situation) {
        Wish wish = situation.wish();
        Look look = wish.ui() == Ui.PLAIN ? Look.PLAIN : new Look(colours.of(wish.theme()), Marks.SIGNS);
        try (Sight sight = isWhole(wish.ui())
                ? new ScreenSight(terminal, look, situation.keys())
                : new LineSight(terminal, look, situation.keys())) {
            Timing timing = wish.config().timing().withRoundTrip(ROUND_TRIP_EVERY);
            ClientConfig config = wish.config().withTiming(timing);
            PersonFace face = new PersonFace(
                    terminal,
                    colours,
                    context.state(),
                    sight,
                    new Situation(wish.with(config), situation.loaded(), situation.keys()));
            return face.run();
        }
    }

    private boolean isWhole(Ui ui) {
        Size size = terminal.getSize();
        boolean suits = size.getColumns() >= WHOLE_COLUMNS
                && size.getRows() >= WHOLE_ROWS
                && !terminal.getType().startsWith("dumb");
        return ui == Ui.TUI || (ui == Ui.AUTO && suits);
    }
}
