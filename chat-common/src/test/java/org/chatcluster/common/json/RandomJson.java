package org.chatcluster.common.json;

import java.util.Random;

/** JSON that is well-formed and as odd as it may be. Confined to one thread. */
final class RandomJson {
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "7",
        "-12",
        "1.5",
        "0.0",
        "1e5",
        "-1E-5",
        "2.5e+10",
        "9007199254740991",
        "12345678901234567890",
        "1e400"
    };

    private final Random random;
    private int depth;

    RandomJson(Random random) {
        this.random = random;
    }

    String object() {
        depth++;
        StringBuilder text = new StringBuilder("{").append(space());
        int size = depth > 17 ? 0 : random.nextInt(5);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(space())
                    .append(name())
                    .append(space())
                    .append(':')
                    .append(space());
            text.append(value()).append(space());
        }
        depth--;
        return text.append('}').append(depth == 0 ? space() : "").toString();
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 3 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 4, 5 -> quoted(text(random, 12));
            case 6 -> "true";
            case 7 -> "false";
            case 8 -> "null";
            case 9 -> object();
            case 10 -> list(true);
            default -> list(false);
        };
    }

    private String list(boolean onlyObjects) {
        depth++;
        StringBuilder text = new StringBuilder("[").append(space());
        int size = depth > 17 ? 0 : random.nextInt(3);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(space())
                    .append(onlyObjects ? object() : value())
                    .append(space());
        }
        depth--;
        return text.append(']').toString();
    }

    /** Without surrogates, for Jackson takes no escape of one in a name, not even of a pair. */
    private String name() {
        FieldName[] known = FieldName.values();
        return quoted(
                random.nextInt(4) == 0
                        ? text(random, 6).replaceAll("[\\x{D800}-\\x{DFFF}\\x{10000}-\\x{10FFFF}]", "")
                        : known[random.nextInt(known.length)].wireName());
    }

    private String space() {
        return random.nextInt(6) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "";
    }

    /** The text as a JSON string, some of it in escapes that it would not need. */
    private String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) || random.nextInt(20) == 0) {
                int at = "\b\f\n\r\t\"\\/".indexOf(c);
                json.append(
                        at >= 0 && random.nextBoolean()
                                ? "\\" + "bfnrt\"\\/".charAt(at)
                                : String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** Up to {@code most} characters, lone surrogates among them. */
    static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            switch (random.nextInt(12)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/\u007f".charAt(random.nextInt(4)));
                case 2 -> text.append((char) random.nextInt(0x800));
                case 3 -> text.append((char) random.nextInt(0x10000));
                case 4 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                case 5 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
