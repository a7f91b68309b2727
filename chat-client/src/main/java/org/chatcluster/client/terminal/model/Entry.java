package org.chatcluster.client.terminal.model;

import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** One thing in a {@link Timeline}. Immutable. */
public sealed interface Entry {
    /**
     * A message. {@code seq} is 0 while it has none, {@code cid} is 0 unless this client sent it, {@code time} is in ms since the epoch;
     * {@code mention} tells that another names this account in it; {@code reason} says why it was refused, else it is empty.
     */
    record Message(
            Target conversation,
            UserName sender,
            String text,
            long seq,
            long cid,
            long time,
            boolean own,
            boolean mention,
            Fate fate,
            String reason)
            implements Entry {
        /** A message that is committed; {@code mention} tells that another names this account in it. */
        static Message of(ChatMessage message, boolean mention) {
            return new Message(
                    message.conversation(),
                    message.sender(),
                    message.text(),
                    message.seq(),
                    0,
                    message.time(),
                    message.own(),
                    mention,
                    Fate.COMMITTED,
                    "");
        }

        /** A message of this client that has no place yet. */
        static Message of(Outgoing message, UserName me, long timeMillis, Fate fate, String reason) {
            return new Message(
                    message.conversation(),
                    me,
                    message.text(),
                    0,
                    message.cid(),
                    timeMillis,
                    true,
                    false,
                    fate,
                    reason);
        }

        /** The message with another fate. */
        Message with(Fate next, String why) {
            return new Message(conversation, sender, text, seq, cid, time, own, mention, next, why);
        }

        /** The message in its place among those that are committed. */
        Message at(long committedSeq, long committedTime, Fate next) {
            return new Message(conversation, sender, text, committedSeq, cid, committedTime, own, mention, next, "");
        }
    }

    /** Something that is no message: what a command answers, who came, that messages were late. */
    record Notice(Line line) implements Entry {}
}
