package org.chatcluster.common.protocol;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error numbers of PROTOCOL.md §5. */
public enum ErrorCode {
    OK(0, "Done."),
    REFUSED(1, "Refused."),
    MALFORMED(100, "The frame is not a well-formed message."),
    UNKNOWN_MSGID(101, "This msgid is not known here."),
    TOO_LARGE(102, "The frame is too large."),
    BAD_VALUE(103, "A field has a value that is not allowed."),
    NOT_LOGGED_IN(110, "Log in first."),
    ALREADY_LOGGED_IN(111, "This connection is logged in already."),
    LOGIN_TIMEOUT(113, "No successful login in time."),
    IDLE_TIMEOUT(114, "Nothing was heard from this client for too long."),
    NOT_YOUR_ID(115, "The id is not that of the logged-in user."),
    TAKEN_OVER(116, "The same device has logged in again."),
    SLOW_CONSUMER(117, "Too much output was not read."),
    LOGGED_OUT(118, "The account was logged out everywhere."),
    RATE_LIMITED(120, "Too many requests; try again later.", true),
    UNAVAILABLE(121, "The server cannot do this at the moment; try again later.", true),
    INTERNAL(122, "The server failed to do this."),
    DRAINING(123, "The server is stopping; connect again.", true),
    NO_SUCH_USER(200, "There is no such user."),
    NOT_FRIENDS(201, "You are not friends."),
    BLOCKED(202, "You are blocked by this user."),
    ALREADY_FRIENDS(203, "You are friends already."),
    YOURSELF(204, "This cannot be done with yourself."),
    NO_SUCH_REQUEST(205, "There is no such friend request."),
    TOO_MANY(206, "The limit for this account is reached."),
    NO_SUCH_GROUP(300, "There is no such group."),
    NOT_A_MEMBER(301, "You are not a member of this group."),
    ALREADY_MEMBER(302, "You are a member of this group already."),
    NOT_ALLOWED(303, "Your role does not allow this."),
    MUTED(304, "You are muted in this group."),
    GROUP_FULL(305, "The group is full."),
    CID_REUSED(400, "This cid was used for another message.");

    private static final Map<Integer, ErrorCode> BY_NUMBER = byNumber();

    private final int number;
    private final String sentence;
    private final boolean retry;

    ErrorCode(int number, String sentence) {
        this(number, sentence, false);
    }

    ErrorCode(int number, String sentence, boolean retry) {
        this.number = number;
        this.sentence = sentence;
        this.retry = retry;
    }

    /** The {@code errno} on the wire. */
    public int number() {
        return number;
    }

    /** What is said to a person where there is nothing more exact to say. */
    public String sentence() {
        return sentence;
    }

    /** Whether the same request may be sent again later. */
    public boolean retry() {
        return retry;
    }

    /** The code of {@code number}, or null if a newer peer has sent one that is not known here. */
    public static @Nullable ErrorCode findByNumber(int number) {
        return BY_NUMBER.get(number);
    }

    private static Map<Integer, ErrorCode> byNumber() {
        Map<Integer, ErrorCode> codes = new HashMap<>();
        for (ErrorCode code : values()) {
            codes.put(code.number, code);
        }
        return Map.copyOf(codes);
    }
}
