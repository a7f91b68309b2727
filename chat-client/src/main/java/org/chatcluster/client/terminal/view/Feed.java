package org.chatcluster.client.terminal.view;

import java.util.List;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;

/** How a face shows what happens in conversations; the model has it already. On the client's listener thread unless said otherwise. */
public interface Feed {
    /** A message of another, or of this account on another device, or one whose ack was lost. */
    void message(ChatMessage message);

    /** A message of this client waits for its outcome. */
    void queued(Outgoing message);

    /** A message of this client is committed. */
    void sent(Outgoing message, ChatAck ack);

    /** A message of this client was refused for good, or given up. */
    void refused(Outgoing message, ChatClientException cause);

    /** Another, {@code name}, has read the conversation up to {@code seq}. */
    void read(Target conversation, String name, long seq);

    /** Something in a conversation that is no message. On any thread. */
    void notice(Target conversation, Line line);

    /** The person has turned to a conversation. On the person's thread. */
    void turned(Target conversation);

    /**
     * The person has asked for the newest of the history, in rising order; {@code more} tells whether there are older ones. On the
     * person's thread.
     */
    void history(Target conversation, List<ChatMessage> messages, boolean more);

    /** A session has begun. */
    void loggedIn();

    /** The backlog of the session is here. */
    void synced();

    /** Whether a person finds all conversations there by their names, not only those in which something happens. */
    boolean listsConversations();

    /** Somebody has come into a group or left it, or is something else in it. On any thread. */
    void membersChanged(int groupId);

    /** Something else of the model is different: a state, a list. On any thread. */
    void changed();
}
