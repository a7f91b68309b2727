package org.chatcluster.client.terminal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.config.ThemeChoice;
import org.chatcluster.client.terminal.config.Ui;
import org.chatcluster.client.terminal.text.Line;

/**
 * Which face the person wants, in which colours, with which server, and as whom. Immutable.
 *
 * @param account the name of who logs in; an empty one for who logged in last, none for nobody
 * @param words what the face shows first
 */
record Wish(Ui ui, ThemeChoice theme, ClientConfig config, Optional<String> account, List<Line> words) {
    Wish {
        words = List.copyOf(words);
    }

    static Wish of(Settings settings) {
        return new Wish(settings.ui(), settings.theme(), settings.config(), Optional.of(settings.name()), List.of());
    }

    Wish with(Ui other) {
        return new Wish(other, theme, config, account, words);
    }

    Wish with(ThemeChoice other) {
        return new Wish(ui, other, config, account, words);
    }

    Wish with(ClientConfig other) {
        return new Wish(ui, theme, other, account, words);
    }

    /** The same for another, with nothing to be shown first. */
    Wish as(Optional<String> other) {
        return new Wish(ui, theme, config, other, List.of());
    }

    /** The same with more to be shown first. */
    Wish saying(List<Line> more) {
        return new Wish(
                ui,
                theme,
                config,
                account,
                Stream.concat(words.stream(), more.stream()).toList());
    }

    /** Whether both are at the same server. */
    boolean isWhere(Wish other) {
        return config.host().equals(other.config.host()) && config.port() == other.config.port();
    }
}
