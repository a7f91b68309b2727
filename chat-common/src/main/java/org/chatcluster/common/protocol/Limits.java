package org.chatcluster.common.protocol;

import java.text.Normalizer;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Text;
import org.jspecify.annotations.Nullable;

/** The limits of PROTOCOL.md §1 and §2, and the checks for them. */
public final class Limits {
    /** Bytes of a frame from a client before login. */
    public static final int MAX_FRAME_BEFORE_LOGIN = 32_768;
    /** Bytes of a frame from a client after login. */
    public static final int MAX_FRAME_FROM_CLIENT = 65_536;
    /** Bytes of a frame from a server. */
    public static final int MAX_FRAME_FROM_SERVER = 1_048_576;
    /** Frames in a row that may be malformed; the last of them closes the connection. */
    public static final int MAX_MALFORMED_IN_A_ROW = 3;
    /** Bytes of UTF-8 in a chat text. */
    public static final int MAX_MSG_BYTES = 8_192;
    /** Bytes of output that a client may leave unread. */
    public static final long MAX_UNREAD_OUTPUT_BYTES = 4L << 20;
    /** Entries of {@code cursors}. */
    public static final int MAX_CURSORS = 400;
    /** Conversations in a LOGIN_MSG_ACK. */
    public static final int MAX_CONVERSATIONS = 1_000;
    /** Friends of an account. */
    public static final int MAX_FRIENDS = 2_000;
    /** Friend requests that wait for an account. */
    public static final int MAX_REQUESTS = 1_000;
    /** Groups of an account. */
    public static final int MAX_GROUPS = 500;
    /** Messages in a page of history. */
    public static final int MAX_HISTORY = 200;
    /** Messages in a page of history when nothing is asked. */
    public static final int DEFAULT_HISTORY = 50;
    /** Users in a page of group members. */
    public static final int MAX_GROUP_USERS = 500;
    /** Users in a page of group members when nothing is asked. */
    public static final int DEFAULT_GROUP_USERS = 200;
    /** The greatest integer that every JSON reader keeps exact. */
    public static final long MAX_EXACT = (1L << 53) - 1;
    /** The greatest id of a user or group. */
    public static final int MAX_ID = Integer.MAX_VALUE;
    /** How many characters the name of a device may have. */
    public static final int MAX_DEVICE = 32;

    private static final int MIN_NAME = 2;
    private static final int MAX_NAME = 32;
    private static final int MAX_DESCRIPTION = 200;
    private static final int MIN_PASSWORD = 6;
    private static final int MAX_PASSWORD = 128;

    private Limits() {}

    /** The name in NFC, if it has 2..32 letters, marks, digits, {@code _ - .} and nothing else. */
    public static String requireName(FieldName field, String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        requireCharacters(field, normal, MIN_NAME, MAX_NAME);
        if (!normal.codePoints().allMatch(Limits::isNameCharacter)) {
            throw new BadValueException(field, "may have letters, marks, digits and _ - . only");
        }
        return normal;
    }

    static String requireDescription(String description) {
        return requireCharacters(FieldName.GROUPDESC, description, 0, MAX_DESCRIPTION);
    }

    static String requirePassword(String password) {
        return requireCharacters(FieldName.PASSWORD, password, MIN_PASSWORD, MAX_PASSWORD);
    }

    static String requireDevice(String device) {
        return requireCharacters(FieldName.DEVICE, device, 1, MAX_DEVICE);
    }

    static String requireMsg(String msg) {
        if (!msg.isEmpty() && msg.length() <= MAX_MSG_BYTES / Text.MAX_BYTES_OF_CHAR) {
            // Short enough whatever it says.
            return msg;
        }
        int bytes = Text.utf8Length(msg);
        if (bytes < 1 || bytes > MAX_MSG_BYTES) {
            throw new BadValueException(
                    FieldName.MSG, "has " + bytes + " bytes (expected 1.." + MAX_MSG_BYTES + " bytes of UTF-8)");
        }
        return msg;
    }

    /** The text if it has {@code min..max} characters. A lone surrogate is refused, wherever the text comes from. */
    private static String requireCharacters(FieldName field, String text, int min, int max) {
        if (Text.hasLoneSurrogate(text)) {
            throw new BadValueException(field, "has a lone surrogate");
        }
        int characters = Text.characters(text);
        if (characters < min || characters > max) {
            throw new BadValueException(field, "has " + characters + " characters (expected " + min + ".." + max + ")");
        }
        return text;
    }

    static @Nullable String nameOrNull(@Nullable String name) {
        return name == null ? null : requireName(FieldName.NAME, name);
    }

    private static boolean isNameCharacter(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> codePoint == '_' || codePoint == '-' || codePoint == '.';
        };
    }
}
