package org.chatcluster.client.terminal.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.notify.Call;
import org.chatcluster.common.protocol.LoginRequest;

/** The table of settings: key in the file, values, default, and what it is for. Flags and variables are named after the key. */
public enum Setting {
    HOST("host", "127.0.0.1", "the server's host name or address"),
    PORT("port", "6000", "the server's port"),
    NAME("name", "", "log in as this account; without it, as the one that logged in last"),
    DEVICE("device", LoginRequest.DEFAULT_DEVICE, "what to call this device: an account has one session on each"),
    BACKLOG("backlog", "all", "how many missed messages of each conversation to show"),
    UI("ui", "auto", "how the program shows itself"),
    THEME("theme", "auto", "the colours"),
    NOTIFY("notify", "bell", "what happens when somebody wants attention"),
    NOTIFY_HOOK("notify-hook", "", "a program to run then, with its arguments");

    private final String key;
    private final String standard;
    private final String purpose;

    Setting(String key, String standard, String purpose) {
        this.key = key;
        this.standard = standard;
        this.purpose = purpose;
    }

    private Kind kind() {
        return switch (this) {
            case HOST -> Kind.text(1, 253);
            case PORT -> Kind.number(1, 65_535);
            case NAME -> Kind.text(0, 32);
            case DEVICE -> Kind.text(1, Settings.MAX_DEVICE);
            case BACKLOG -> Kind.backlog();
            case UI -> Kind.choice(Ui.class);
            case THEME -> Kind.choice(ThemeChoice.class);
            case NOTIFY -> Kind.choice(Call.class);
            case NOTIFY_HOOK -> Kind.words();
        };
    }

    /** Its name in the file. */
    public String key() {
        return key;
    }

    /** Its name among the flags. */
    public String flag() {
        return "--" + key;
    }

    /** Its name in the environment. */
    public String variable() {
        return this == UI ? "CHAT_UI" : "CHAT_CLIENT_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The values it may have, as texts; empty if they are too many to list. */
    public List<String> choices() {
        return kind().choices();
    }

    /** What it is for, half a sentence. */
    public String purpose() {
        return purpose;
    }

    /** The setting with that key, if there is one. */
    public static Optional<Setting> find(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    Object standard() {
        return valueOfText(standard);
    }

    /** The value that {@code raw} of a file stands for. */
    Object valueOf(Object raw) {
        Kind kind = kind();
        return kind.value()
                .apply(raw)
                .orElseThrow(() -> new IllegalArgumentException(shown(raw) + " (expected " + kind.expected() + ")"));
    }

    /** The value that a text from elsewhere stands for. */
    Object valueOfText(String text) {
        return valueOf(kind().raw().apply(text));
    }

    private static String shown(Object raw) {
        return raw instanceof String text && text.isEmpty() ? "\"\"" : raw.toString();
    }
}
