package org.chatcluster.client.terminal;

import org.chatcluster.client.terminal.editor.Actions;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Theme;

/** What a person sees and types into: lines above a prompt, or the whole screen. Closed by who made it. */
interface Sight extends AutoCloseable {
    /** The editor, which tells {@code actions} what the person does. Asked for once. */
    ChatReader reader(App app, Actions actions);

    Console console();

    Marks marks();

    /** From now on it looks like that, where it has colours at all. On the main thread. */
    void use(Theme theme);

    /** Shows a line that is still there when the program has ended. */
    void farewell(Line line);

    App.FeedMaker feed();

    /** Puts the terminal back as it was. */
    @Override
    void close();
}
