package org.chatcluster.client.terminal.config;

import java.util.List;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.notify.Call;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.Limits;

/** What holds for this run. {@code bindings} are keys, each by its one name, and what they do. Immutable. */
public record Settings(Map<Setting, Object> values, Map<String, String> bindings) {
    /** How many characters the name of a session beside the client may have. */
    public static final int MAX_BESIDE = 6;

    /** A device has to leave room for those that are named beneath it. */
    static final int MAX_DEVICE = Limits.MAX_DEVICE - 1 - MAX_BESIDE;

    public Settings {
        values = Map.copyOf(values);
        bindings = Map.copyOf(bindings);
    }

    /** The server, the device and the backlog. */
    public ClientConfig config() {
        return ClientConfig.of((String) value(Setting.HOST), (Integer) value(Setting.PORT))
                .withDevice((String) value(Setting.DEVICE))
                .withBacklog((Backlog) value(Setting.BACKLOG));
    }

    /** For a session of another program beside the client: a device beneath its own, that misses nothing and confirms nothing. */
    public ClientConfig configBeside(String name) {
        ClientConfig own = config();
        return own.withDevice(own.device() + "/" + name)
                .withBacklog(new Backlog(0))
                .withoutConfirming();
    }

    /** The account to log in as; empty for the one that logged in last. */
    public String name() {
        return (String) value(Setting.NAME);
    }

    public Ui ui() {
        return (Ui) value(Setting.UI);
    }

    public ThemeChoice theme() {
        return (ThemeChoice) value(Setting.THEME);
    }

    public Call call() {
        return (Call) value(Setting.NOTIFY);
    }

    /** A program and its arguments; empty for none. */
    public List<String> notifyHook() {
        return ((List<?>) value(Setting.NOTIFY_HOOK))
                .stream().map(String.class::cast).toList();
    }

    private Object value(Setting setting) {
        return values.getOrDefault(setting, setting.standard());
    }
}
