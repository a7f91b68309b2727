package org.chatcluster.client.terminal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that a key can do: its name in {@code /bind}, a text for people, the keys it has unless they are bound anew. Immutable. */
public record KeyAction(String name, String help, List<String> keys, Step step) {
    private static final int NUMBERED = 9;

    /** What it does. */
    @FunctionalInterface
    public interface Step {
        void run(ChatReader reader, Actions actions, Paging paging);
    }

    public KeyAction {
        keys = List.copyOf(keys);
    }

    /** All there are, in the order in which they are shown. */
    public static List<KeyAction> all() {
        List<KeyAction> all = new ArrayList<>();
        all.add(of(
                "next-wanted",
                "next conversation that wants attention",
                (reader, actions, paging) -> actions.nextWanted(),
                "alt-a"));
        all.add(of("to-new", "to the line \"new messages\"", (reader, actions, paging) -> paging.toNew(), "alt-u"));
        for (int i = 1; i <= NUMBERED; i++) {
            int number = i;
            all.add(of(
                    "conversation-" + i,
                    "conversation " + i,
                    (reader, actions, paging) -> actions.conversation(number),
                    "alt-" + i));
        }
        all.add(of(
                "previous",
                "previous in the list",
                (reader, actions, paging) -> actions.step(-1),
                "alt-up",
                "alt-left"));
        all.add(of("next", "next in the list", (reader, actions, paging) -> actions.step(1), "alt-down", "alt-right"));
        all.add(of(
                "last-conversation",
                "back to the one before",
                (reader, actions, paging) -> actions.lastConversation(),
                "alt-/"));
        all.add(of(
                "switcher", "find a conversation by its name", (reader, actions, paging) -> reader.choose(), "ctrl-k"));
        all.add(of(
                "new-line",
                "a line end in the message",
                (reader, actions, paging) -> reader.insert("\n"),
                "alt-enter"));
        all.add(of("page-up", "older messages", (reader, actions, paging) -> paging.pageUp(), "pgup"));
        all.add(of("page-down", "newer messages", (reader, actions, paging) -> paging.pageDown(), "pgdn"));
        all.add(of("to-end", "newest messages", (reader, actions, paging) -> paging.toEnd(), "alt-end", "ctrl-end"));
        all.add(of("retry", "send the refused message again", (reader, actions, paging) -> actions.retry(), "alt-r"));
        all.add(of("dismiss", "forget the refused message", (reader, actions, paging) -> actions.dismiss(), "alt-x"));
        all.add(of(
                "members",
                "show or hide the members",
                (reader, actions, paging) -> paging.toggleMembers(reader::submit),
                "alt-m",
                "f2"));
        return List.copyOf(all);
    }

    public static List<String> names() {
        return all().stream().map(KeyAction::name).toList();
    }

    static Optional<KeyAction> find(String name) {
        return all().stream().filter(action -> action.name.equals(name)).findFirst();
    }

    private static KeyAction of(String name, String help, Step step, String... keys) {
        return new KeyAction(name, help, List.of(keys), step);
    }
}
