package org.chatcluster.client.terminal.editor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A key that can be bound: its name, as in {@code alt-a}, {@code ctrl-k}, {@code pgup}, {@code f2}, {@code alt-enter}, and all that
 * terminals are known to send for it. Immutable.
 */
public record Key(String name, List<String> sequences) {
    /** What the terminal itself or the editor takes; bound to anything else, the line could not be sent or left. */
    private static final Set<String> FIXED = Set.of(
            "enter", "tab", "backspace", "space", "ctrl-c", "ctrl-d", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-z", "ctrl-[");

    private static final String ESC = "\033";

    public Key {
        sequences = List.copyOf(sequences);
    }

    /** Reads a name; case and the order of {@code ctrl}, {@code alt} and {@code shift} do not matter. */
    public static Key parse(String text) {
        String rest = text.strip().toLowerCase(Locale.ROOT);
        Set<String> modifiers = new LinkedHashSet<>();
        for (String modifier = modifierOf(rest); !modifier.isEmpty(); modifier = modifierOf(rest)) {
            modifiers.add(modifier);
            rest = rest.substring(modifier.length() + 1);
        }
        String name = name(modifiers, rest);
        if (FIXED.contains(name)) {
            throw new IllegalArgumentException("key " + name + ": has a fixed meaning");
        }
        List<String> sequences = NamedKeys.find(rest)
                .map(key -> key.sequences(
                        modifiers.contains("ctrl"), modifiers.contains("alt"), modifiers.contains("shift")))
                .orElse(rest.length() == 1 ? character(rest.charAt(0), modifiers) : List.of());
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("key \"" + text
                    + "\": there is none (expected something like alt-a, ctrl-k, pgup, f2, alt-1, alt-enter)");
        }
        return new Key(name, sequences);
    }

    private static String modifierOf(String text) {
        return List.of("ctrl", "alt", "shift").stream()
                .filter(modifier -> text.startsWith(modifier + "-") && text.length() > modifier.length() + 1)
                .findFirst()
                .orElse("");
    }

    private static String name(Set<String> modifiers, String base) {
        StringBuilder name = new StringBuilder();
        for (String modifier : List.of("ctrl", "alt", "shift")) {
            if (modifiers.contains(modifier)) {
                name.append(modifier).append('-');
            }
        }
        return name.append(base).toString();
    }

    private static List<String> character(char c, Set<String> modifiers) {
        boolean alt = modifiers.contains("alt");
        if (modifiers.contains("shift") || c <= ' ' || c > '~') {
            return List.of();
        }
        if (!modifiers.contains("ctrl")) {
            return alt ? List.of(ESC + c) : List.of();
        }
        boolean hasControl = (c >= 'a' && c <= 'z') || "@[\\]^_".indexOf(c) >= 0;
        String control = String.valueOf((char) (c & 0x1F));
        return hasControl ? List.of(alt ? ESC + control : control) : List.of();
    }
}
