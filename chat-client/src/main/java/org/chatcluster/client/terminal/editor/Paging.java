package org.chatcluster.client.terminal.editor;

import java.util.function.Consumer;

/** What of the conversation is shown; each face has its own. Called as {@link Actions} are. */
public interface Paging {
    /** Shows what is a page further back; from the server if it is not here. */
    void pageUp();

    void pageDown();

    /** Shows the newest. */
    void toEnd();

    /** Shows the line "new messages". */
    void toNew();

    /** Shows or hides the members of a group; where they have no place of their own, {@code submit} gives the line that lists them. */
    void toggleMembers(Consumer<String> submit);
}
