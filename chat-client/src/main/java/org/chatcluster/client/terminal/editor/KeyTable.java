package org.chatcluster.client.terminal.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** This table with one key bound anew. */
    public KeyTable with(String key, String action) {
        String name = Key.parse(key).name();
        Map<String, String> keys = new LinkedHashMap<>(actionsByKey);
        if (action.equals(NONE)) {
            keys.remove(name);
            return new KeyTable(keys);
        }
        if (KeyAction.find(action).isEmpty()) {
            String known = String.join(", ", KeyAction.names());
            throw new IllegalArgumentException(
                    "action \"" + action + "\": there is none (expected one of " + known + ")");
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

    /** The action of each key that has one. */
    Map<String, String> actionsByKey() {
        return Map.copyOf(actionsByKey);
    }
}
