package org.chatcluster.client.terminal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys that have no character, by the end of the sequence that xterm and those after it send for them. */
enum NamedKeys {
    UP("A"),
    DOWN("B"),
    RIGHT("C"),
    LEFT("D"),
    HOME("H 1~ 7~"),
    END("F 4~ 8~"),
    INSERT("2~"),
    DELETE("3~"),
    PGUP("5~"),
    PGDN("6~"),
    F1("P 11~"),
    F2("Q 12~"),
    F3("R 13~"),
    F4("S 14~"),
    F5("15~"),
    F6("17~"),
    F7("18~"),
    F8("19~"),
    F9("20~"),
    F10("21~"),
    F11("23~"),
    F12("24~"),
    ENTER("13u"),
    TAB("Z"),
    BACKSPACE("127u"),
    SPACE("32u");

    private static final String ESC = "\033";

    private final String ends;

    NamedKeys(String ends) {
        this.ends = ends;
    }

    static Optional<NamedKeys> find(String name) {
        for (NamedKeys key : values()) {
            if (key.name().equalsIgnoreCase(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    List<String> sequences(boolean ctrl, boolean alt, boolean shift) {
        int modifier = 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);
        List<String> all = new ArrayList<>(typed(ctrl, alt, shift));
        for (String end : ends.split(" ", -1)) {
            boolean letter = end.length() == 1;
            if (modifier > 1) {
                all.add(
                        letter
                                ? ESC + "[1;" + modifier + end
                                : ESC + "[" + end.substring(0, end.length() - 1) + ";" + modifier
                                        + end.charAt(end.length() - 1));
            }
            if (!ctrl && !shift) {
                String before = alt ? ESC : "";
                all.add(before + ESC + "[" + end);
                if (letter) {
                    all.add(before + ESC + "O" + end);
                }
            }
        }
        return all;
    }

    /** What keys send that stand for a control character. */
    private List<String> typed(boolean ctrl, boolean alt, boolean shift) {
        String before = alt ? ESC : "";
        return switch (this) {
            case ENTER -> ctrl || shift ? List.of() : List.of(before + "\r", before + "\n");
            case TAB -> shift ? List.of(before + ESC + "[Z") : List.of(before + "\t");
            case BACKSPACE -> ctrl || shift ? List.of() : List.of(before + "\177", before + "\b");
            case SPACE -> shift ? List.of() : List.of(before + (ctrl ? "\0" : " "));
            default -> List.of();
        };
    }
}
