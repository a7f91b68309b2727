package org.chatcluster.client.terminal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A face that changes nothing while it runs, as that of a script. */
public final class FixedSurroundings {
    private FixedSurroundings() {}

    /** {@code ui} is what the face is called, {@code terminal} says what it writes to. */
    public static Surroundings of(String ui, Supplier<String> terminal, Map<String, Path> places) {
        Reconnector reconnector = (host, port) -> {
            throw new UsageException("The server cannot be changed here; start with --host and --port.");
        };
        return new Surroundings(reconnector, new NoPreferences(), new OneLook(ui, terminal), new NoKeys(), places);
    }

    private static UsageException notHere() {
        return new UsageException("This cannot be changed here.");
    }

    private record NoPreferences() implements Preferences {
        @Override
        public List<Item> list() {
            return List.of();
        }

        @Override
        public void set(String key, String value) {
            throw notHere();
        }
    }

    private record NoKeys() implements KeyBindings {
        @Override
        public List<Binding> bindings() {
            return List.of();
        }

        @Override
        public List<String> actions() {
            return List.of();
        }

        @Override
        public String bind(String key, String action) {
            throw notHere();
        }
    }

    private record OneLook(String face, Supplier<String> described) implements Appearance {
        @Override
        public String terminal() {
            return described.get();
        }

        @Override
        public Choice ui() {
            return new OneChoice(face);
        }

        @Override
        public Choice theme() {
            return new OneChoice("default");
        }
    }

    private record OneChoice(String now) implements Appearance.Choice {
        @Override
        public List<String> values() {
            return List.of();
        }

        @Override
        public void use(String value) {
            throw notHere();
        }
    }
}
