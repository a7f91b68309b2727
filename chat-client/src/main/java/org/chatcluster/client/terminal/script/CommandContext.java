package org.chatcluster.client.terminal.script;

import java.time.Clock;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.config.Loaded;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.config.SettingsLoader;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.store.Xdg;
import org.chatcluster.client.terminal.text.RenderGate;

/** What a command gets to work with. {@code options} are filled when the command runs, not when it is made. */
public record CommandContext(
        Streams streams, Map<String, String> environment, StateDirectory state, Clock clock, ChatOptions options) {
    /** The settings, read anew; throws {@link org.chatcluster.client.terminal.config.SettingsException}. */
    public Loaded load() {
        return SettingsLoader.load(environment, Xdg.home(environment), options.flags());
    }

    /** The settings that hold. */
    public Settings settings() {
        return load().settings();
    }

    /** The server and the device that the settings name. */
    public ClientConfig config() {
        return settings().config();
    }

    /** The kept logins for that server and device. */
    public TokenStore tokens() {
        return new TokenStore(state, config(), clock);
    }

    /** Says something to the person, who may not be there. */
    public void say(String message) {
        streams.err().println(RenderGate.clean(message));
    }
}
