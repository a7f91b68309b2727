package org.chatcluster.client.terminal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.Target;

/** Notes what the keys asked for. Thread-safe. */
public class RecordedActions implements Actions, Paging {
    private final List<String> notes = new ArrayList<>();

    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    public void await(String note) {
        Awaitility.await(note).until(this::notes, all -> all.contains(note));
    }

    protected final synchronized void note(String text) {
        notes.add(text);
    }

    @Override
    public void typed(String text) {
        note("typed " + text);
    }

    @Override
    public void focus(boolean gained) {
        note("focus " + gained);
    }

    @Override
    public void nextWanted() {
        note("next wanted");
    }

    @Override
    public void toNew() {
        note("to new");
    }

    @Override
    public void conversation(int number) {
        note("conversation " + number);
    }

    @Override
    public void step(int places) {
        note("step " + places);
    }

    @Override
    public void lastConversation() {
        note("last conversation");
    }

    @Override
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (String name : List.of("alice", "bobby", "#ops", "柏林")) {
            choices.add(new Choice(new Target.User(choices.size() + 1), Line.of(Style.NAME, name)));
        }
        return choices;
    }

    @Override
    public void turnTo(Choice choice) {
        note("turn to " + choice.label().text());
    }

    @Override
    public void pageUp() {
        note("page up");
    }

    @Override
    public void pageDown() {
        note("page down");
    }

    @Override
    public void toEnd() {
        note("to end");
    }

    @Override
    public void retry() {
        note("retry");
    }

    @Override
    public void dismiss() {
        note("dismiss");
    }

    @Override
    public void toggleMembers(Consumer<String> submit) {
        note("toggle members");
    }
}
