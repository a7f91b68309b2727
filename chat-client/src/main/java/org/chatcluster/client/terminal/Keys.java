package org.chatcluster.client.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.terminal.config.SettingsException;
import org.chatcluster.client.terminal.editor.KeyTable;

/** The keys of a person, by the settings. */
final class Keys {
    private Keys() {}

    /** The usual keys with those that {@code bindings} bind anew; throws {@link SettingsException} for what there is not. */
    static KeyTable of(Map<String, String> bindings) {
        KeyTable table = KeyTable.defaults();
        List<String> mistakes = new ArrayList<>();
        for (Map.Entry<String, String> binding : bindings.entrySet()) {
            try {
                table = table.with(binding.getKey(), binding.getValue());
            } catch (IllegalArgumentException e) {
                mistakes.add("bind." + binding.getKey() + ": " + e.getMessage());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        return table;
    }
}
