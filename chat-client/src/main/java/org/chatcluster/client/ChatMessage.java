package org.chatcluster.client;

import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/**
 * A message as this account sees it. {@code conversation} is the other user or the group, whoever sent it; {@code own} tells that
 * this account did, here or on another device; {@code time} is in ms since the epoch. Immutable.
 */
public record ChatMessage(
        Target conversation, UserName sender, String text, long seq, long time, boolean backlog, boolean own) {
    static ChatMessage of(ChatPush push, int me) {
        boolean own = push.sender().id() == me;
        Target conversation = conversation(push.target(), push.sender().id(), me);
        return new ChatMessage(conversation, push.sender(), push.msg(), push.seq(), push.time(), push.offline(), own);
    }

    /** A message of the history of {@code conversation}. */
    public static ChatMessage ofHistory(Target conversation, ChatPush push, boolean own) {
        return new ChatMessage(conversation, push.sender(), push.msg(), push.seq(), push.time(), true, own);
    }

    /** The conversation that user {@code by} names {@code target}, as user {@code me} names it. */
    static Target conversation(Target target, int by, int me) {
        return target instanceof Target.User && by != me ? new Target.User(by) : target;
    }
}
