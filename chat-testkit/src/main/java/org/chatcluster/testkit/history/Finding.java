package org.chatcluster.testkit.history;

/** A breach of the promise: which one, and what is needed to look for its cause. */
public record Finding(Kind kind, String detail) {
    /** What was broken. */
    public enum Kind {
        /** An acknowledged message is not in the log, or a client that must see it never did. */
        ACKNOWLEDGED_BUT_MISSING,
        /** A message that was never acknowledged, but that some client has, is missing elsewhere. */
        MISSING,
        /** A client got one number of a conversation twice within a connection. */
        DELIVERED_TWICE,
        /** One message of a sender has two numbers. */
        STORED_TWICE,
        /** Two acknowledgements of one message name different numbers. */
        ACK_CHANGED,
        /** A number is missing between two others, or at the beginning. */
        HOLE,
        /** A conversation came in an order that is not rising. */
        ORDER_BROKEN,
        /** Messages of one sender are numbered in another order than they were sent. */
        SENDER_ORDER_BROKEN,
        /** A message that was sent after another was acknowledged has the smaller number. */
        CAUSE_AFTER_EFFECT,
        /** A message that nobody sent. */
        NEVER_SENT,
        /** Two clients, or an ack and a client, disagree about the message under one number. */
        DIFFERENT_MESSAGES
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
