package org.chatcluster.client.terminal;

import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.config.ThemeChoice;
import org.chatcluster.client.terminal.config.Ui;

/** Which face the person wants, in which colours, and with which server. Immutable. */
record Wish(Ui ui, ThemeChoice theme, ClientConfig config) {
    static Wish of(Settings settings) {
        return new Wish(settings.ui(), settings.theme(), settings.config());
    }

    Wish with(Ui other) {
        return new Wish(other, theme, config);
    }

    Wish with(ThemeChoice other) {
        return new Wish(ui, other, config);
    }

    Wish with(ClientConfig other) {
        return new Wish(ui, theme, other);
    }
}
