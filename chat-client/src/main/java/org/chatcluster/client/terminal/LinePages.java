package org.chatcluster.client.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.editor.Paging;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.view.MessageLines;
import org.chatcluster.common.protocol.Target;

/**
 * For lines above a prompt: a page further back is printed, the terminal's own scrollback has the rest. Whoever prints may wait for the
 * screen, and the screen for the editor's lock, so that all printing is on the app's timer thread.
 */
final class LinePages implements Paging {
    private final App app;
    private final Console console;

    LinePages(App app, Console console) {
        this.app = app;
        this.console = console;
    }

    @Override
    public void toNew() {
        app.model()
                .desk()
                .current()
                .ifPresent(conversation ->
                        app.timer().execute(() -> app.talk().feed().turned(conversation)));
    }

    @Override
    public void pageUp() {
        app.model().desk().current().ifPresent(conversation -> app.timer().execute(() -> load(conversation)));
    }

    private void load(Target conversation) {
        console.print(app.talk().format().loading());
        var unused = app.older().load(conversation).thenAcceptAsync(page -> show(conversation, page), app.timer());
    }

    private void show(Target conversation, List<ChatMessage> page) {
        List<Line> lines = new ArrayList<>();
        String name = app.model().people().nameOf(conversation);
        MessageLines format = app.talk().format();
        lines.add(format.rule((page.isEmpty() ? "no older messages of " : "older messages of ") + name));
        page.forEach(message -> lines.addAll(format.of(message)));
        if (!page.isEmpty()) {
            lines.add(format.rule("to here"));
        }
        console.print(lines);
    }

    @Override
    public void pageDown() {
        // The terminal's own scrollback is what the person goes down in.
    }

    @Override
    public void toEnd() {
        // The newest line is always there.
    }

    @Override
    public void toggleMembers(Consumer<String> submit) {
        submit.accept("/members");
    }
}
