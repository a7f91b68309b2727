package org.chatcluster.client.terminal.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.terminal.text.Nearest;

/** Which key does what, by their names. Immutable. */
public final class KeyTable {
    /** Bound to it, a key does what it would do in any line editor. */
    public static final String NONE = "none";

    private final Map<String, String> actionsByKey;

    private KeyTable(Map<String, String> actionsByKey) {
        this.actionsByKey = actionsByKey;
    }

    public static KeyTable defaults() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (KeyAction action : KeyAction.all()) {
            action.keys().forEach(key -> keys.put(Key.parse(key).name(), action.name()));
        }
        return new KeyTable(keys);
    }

    private static boolean isLine(String action) {
        return action.startsWith("/");
    }

    /** This table with one key bound anew: to an action, or to a line that begins with a slash. */
    public KeyTable with(String key, String action) {
        String name = Key.parse(key).name();
        Map<String, String> keys = new LinkedHashMap<>(actionsByKey);
        if (action.equals(NONE)) {
            keys.remove(name);
            return new KeyTable(keys);
        }
        if (!isLine(action) && KeyAction.find(action).isEmpty()) {
            List<String> known = KeyAction.names();
            throw new IllegalArgumentException(
                    "action \"" + action + "\": there is none (expected one of " + String.join(", ", known)
                            + ", or a line that begins with a slash)." + Nearest.hint("", action, known));
        }
        keys.put(name, action);
        return new KeyTable(keys);
    }

    /** The keys of an action. */
    public List<String> keysOf(String action) {
        List<String> keys = new ArrayList<>();
        actionsByKey.forEach((key, bound) -> {
            if (bound.equals(action)) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** The keys that give a line, and which. */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>(actionsByKey);
        lines.values().removeIf(action -> !isLine(action));
        return lines;
    }
}
