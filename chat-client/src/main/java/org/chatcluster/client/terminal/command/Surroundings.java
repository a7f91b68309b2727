package org.chatcluster.client.terminal.command;

import java.nio.file.Path;
import java.util.Map;

/** What a face lets its commands change, and where its files are, by what they are. Immutable. */
public record Surroundings(
        Reconnector reconnector,
        Preferences preferences,
        Appearance appearance,
        KeyBindings keys,
        Map<String, Path> places) {}
