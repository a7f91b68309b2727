package org.chatcluster.client.terminal;

import java.util.Optional;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.config.ThemeChoice;
import org.chatcluster.client.terminal.config.Ui;

/**
 * Which face the person wants, in which colours, with which server, and as whom. Immutable.
 *
 * @param account the name of who logs in; an empty one for who logged in last, none for nobody
 */
record Wish(Ui ui, ThemeChoice theme, ClientConfig config, Optional<String> account) {
    static Wish of(Settings settings) {
        return new Wish(settings.ui(), settings.theme(), settings.config(), Optional.of(settings.name()));
    }

    Wish with(Ui other) {
        return new Wish(other, theme, config, account);
    }

    Wish with(ThemeChoice other) {
        return new Wish(ui, other, config, account);
    }

    Wish with(ClientConfig other) {
        return new Wish(ui, theme, other, account);
    }

    Wish as(Optional<String> other) {
        return new Wish(ui, theme, config, other);
    }

    /** Whether both are at the same server. */
    boolean isWhere(Wish other) {
        return config.host().equals(other.config.host()) && config.port() == other.config.port();
    }
}
