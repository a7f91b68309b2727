package org.chatcluster.client.terminal;

import java.util.Map;
import java.util.Optional;
import org.chatcluster.client.terminal.config.ThemeChoice;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.terminal.Terminal;

/** The themes that can be chosen on a terminal. It is asked for its background once at most. On the main thread. */
final class Colours {
    private final Terminal terminal;
    private final Map<String, String> environment;
    private Optional<Background> background = Optional.empty();
    private String typed = "";

    Colours(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /** May ask the terminal, so that nobody must be reading from it. */
    Theme of(ThemeChoice choice) {
        return switch (choice) {
            case AUTO -> background().theme();
            case LIGHT -> Themes.LIGHT;
            case DARK -> Themes.DARK;
            case NONE -> Themes.NONE;
        };
    }

    private Background background() {
        return background.orElseGet(() -> {
            Background asked = Background.of(terminal, environment);
            background = Optional.of(asked);
            typed += asked.typed();
            return asked;
        });
    }

    /** What the person has typed while the terminal was asked, told once. */
    String takeTyped() {
        String taken = typed;
        typed = "";
        return taken;
    }
}
