package org.chatcluster.client.terminal.config;

import java.nio.file.Path;
import java.util.Map;

/** The settings, where each is from, the file they may be in, and the profile, which is empty for none. Immutable. */
public record Loaded(
        Settings settings,
        Map<Setting, Origin> origins,
        Map<String, Origin> bindingOrigins,
        Path file,
        String profile) {
    public Loaded {
        origins = Map.copyOf(origins);
        bindingOrigins = Map.copyOf(bindingOrigins);
    }
}
