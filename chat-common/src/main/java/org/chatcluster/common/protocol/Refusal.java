package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/**
 * A reply with an {@code errno} that is not 0: the ack of the request, or ERROR_MSG for a request without one. {@code of} is the
 * msgid that ERROR_MSG answers and {@code retryAfterMillis} the wait, each -1 where it is not said.
 */
public record Refusal(MsgType type, int errno, String errmsg, boolean retry, long retryAfterMillis, int of, Echo echo)
        implements Reply {
    /** A refusal of a request of {@code requestType}. */
    public static Refusal of(MsgType requestType, ErrorCode code, String errmsg, long retryAfterMillis, Echo echo) {
        MsgType type = requestType.ackOrError();
        int of = type == MsgType.ERROR_MSG ? requestType.number() : -1;
        return new Refusal(type, code.number(), errmsg, code.retry(), retryAfterMillis, of, echo);
    }

    /** An ERROR_MSG for what is no message at all, or of a msgid that is not known: {@code of} is that msgid, or -1. */
    public static Refusal ofFrame(ErrorCode code, String errmsg, int of) {
        return new Refusal(MsgType.ERROR_MSG, code.number(), errmsg, code.retry(), -1, of, Echo.NONE);
    }

    @Override
    public void write(FieldsWriter out) {
        out.text(FieldName.ERRMSG, errmsg);
        out.flag(FieldName.RETRY, retry);
        out.numberUnless(-1, FieldName.RETRYAFTER, retryAfterMillis);
        out.numberUnless(-1, FieldName.OF, of);
        echo.write(out);
    }

    /** Reads a message of {@code type} whose {@code errno} is not 0. */
    public static Refusal read(MsgType type, Fields in) {
        return new Refusal(
                type,
                in.requireInt(FieldName.ERRNO, 1, Integer.MAX_VALUE),
                in.has(FieldName.ERRMSG) ? in.requireText(FieldName.ERRMSG) : "",
                in.booleanOr(FieldName.RETRY, false),
                in.longOr(FieldName.RETRYAFTER, 0, Limits.MAX_EXACT, -1),
                in.intOr(FieldName.OF, 0, Integer.MAX_VALUE, -1),
                Echo.read(in));
    }
}
