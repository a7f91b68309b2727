package org.chatcluster.client;

import org.chatcluster.common.protocol.ErrorCode;

/** An {@code errno} for a person: what the server said, with number and name behind it. */
final class ErrnoText {
    private ErrnoText() {}

    static String of(int errno, String errmsg) {
        ErrorCode code = ErrorCode.findByNumber(errno);
        String sentence = errmsg;
        if (sentence.isBlank()) {
            sentence = code == null ? "The server refused." : code.sentence();
        }
        return sentence + " (" + errno + (code == null ? "" : " " + code.name()) + ")";
    }
}
