package org.chatcluster.client.terminal.config;

import java.util.List;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.notify.Call;
import org.chatcluster.common.protocol.Backlog;

/** What holds for this run. {@code bindings} are keys and what they do. Immutable. */
public record Settings(Map<Setting, Object> values, Map<String, String> bindings) {
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
