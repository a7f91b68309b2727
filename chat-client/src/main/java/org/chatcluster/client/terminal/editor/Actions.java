package org.chatcluster.client.terminal.editor;

import java.util.List;

/**
 * What the person's keys do beyond editing and beyond {@link Paging}. Called on the thread that reads the line, which holds the editor's
 * lock: nothing here may wait for the network.
 */
public interface Actions {
    /** The line is {@code text} now; secrets are not told. For drafts. */
    void typed(String text);

    /** The terminal has the person's attention, or lost it. */
    void focus(boolean gained);

    /** Turns to the next conversation that wants attention, at the end back to where the person came from. */
    void nextWanted();

    /** Turns to the conversation with this number in the list, from 1. */
    void conversation(int number);

    /** Turns to the conversation so many places further down the list. */
    void step(int places);

    /** Turns to where the person was before. */
    void lastConversation();

    /** What the person may turn to, the most likely first. */
    List<Choice> choices();

    void turnTo(Choice choice);

    /** Sends again what was refused last in this conversation. */
    void retry();

    /** Forgets what was refused last in this conversation. */
    void dismiss();
}
