package org.chatcluster.client.terminal.store;

import java.nio.file.Path;
import java.util.Map;

/** The directories of the XDG Base Directory Specification, which this client has its own in. */
public final class Xdg {
    private static final String NAME = "chatcluster";

    private Xdg() {}

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
