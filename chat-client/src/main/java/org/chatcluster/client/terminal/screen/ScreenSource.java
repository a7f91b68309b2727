package org.chatcluster.client.terminal.screen;

import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Target;

/** Where the screen gets what it shows. Called on any thread, with the editor's lock held: nothing here may wait for the network. */
public interface ScreenSource {
    /** What is to be shown now. Called for each drawing, some 30 times a second at most while nobody types. */
    ScreenView view();

    /** The person is at the oldest message of the conversation that is loaded. */
    void loadOlder(Target conversation);

    /** Messages of the conversation from this seq to that are on the screen. Told when it changes. */
    void onScreen(Target conversation, long firstSeq, long lastSeq);

    /** Whether the members of the conversation are on the screen. Told at each drawing. */
    void membersShown(boolean on);

    /** Somebody wants a line to be seen. */
    void notice(Line line);
}
