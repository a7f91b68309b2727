package org.chatcluster.client;

import java.util.regex.Pattern;
import org.chatcluster.common.protocol.ErrorCode;

/**
 * An {@code errno} for a person: what the server said, with number and name behind it. It comes to logs too, which are looked at in
 * terminals: controls and invisible characters become the replacement character. Stateless.
 */
final class ErrnoText {
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private ErrnoText() {}

    static String of(int errno, String errmsg) {
        ErrorCode code = ErrorCode.findByNumber(errno);
        String sentence = NO_TEXT.matcher(errmsg).replaceAll("\uFFFD");
        if (sentence.isBlank()) {
            sentence = code == null ? "The server refused." : code.sentence();
        }
        return sentence + " (" + errno + (code == null ? "" : " " + code.name()) + ")";
    }
}
