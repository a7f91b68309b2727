package org.chatcluster.client.terminal.store;

import java.nio.file.Path;
import java.util.Map;

/** The directories of the XDG Base Directory Specification, which this client has its own in. */
public final class Xdg {
    private static final String NAME = "chatcluster";

    private Xdg() {}

    /** The person's own directory: HOME, as everywhere else on the system, or where the system says it is. */
    public static Path home(Map<String, String> environment) {
        String named = environment.getOrDefault("HOME", "");
        boolean absolute = !named.isEmpty() && Path.of(named).isAbsolute();
        return Path.of(absolute ? named : System.getProperty("user.home", "."));
    }

    /** What the person may write and keep: XDG_CONFIG_HOME. */
    public static Path config(Map<String, String> environment, Path home) {
        return directory(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    }

    /** What the client keeps: XDG_STATE_HOME. */
    static Path state(Map<String, String> environment, Path home) {
        return directory(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state"));
    }

    /** A relative path does not count, says the specification. */
    private static Path directory(Map<String, String> environment, String variable, Path other) {
        String value = environment.getOrDefault(variable, "");
        boolean absolute = !value.isEmpty() && Path.of(value).isAbsolute();
        return (absolute ? Path.of(value) : other).resolve(NAME);
    }
}
