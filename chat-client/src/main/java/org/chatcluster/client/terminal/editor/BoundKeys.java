package org.chatcluster.client.terminal.editor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.Widget;

/** The keys that do something else than JLine has for them. On the thread that reads. */
final class BoundKeys {
    private final KeyMap<Binding> keys;
    private final Map<String, Widget> widgets;
    private final Map<String, Optional<Binding>> before = new HashMap<>();

    BoundKeys(KeyMap<Binding> keys, Map<String, Widget> widgets) {
        this.keys = keys;
        this.widgets = widgets;
    }

    /** Each key does again what JLine has for it. */
    void free() {
        before.forEach((sequence, binding) ->
                binding.ifPresentOrElse(known -> keys.bind(known, sequence), () -> keys.unbind(sequence)));
        before.clear();
    }

    void bind(String key, String name, Widget widget) {
        widgets.put(name, widget);
        for (String sequence : Key.parse(key).sequences()) {
            before.putIfAbsent(sequence, Optional.ofNullable(keys.getBound(sequence)));
            keys.bind(new Reference(name), sequence);
        }
    }
}
