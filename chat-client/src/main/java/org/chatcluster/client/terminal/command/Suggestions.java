package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.client.terminal.text.RenderGate;

/** Names that a word may become: those who spoke last in the current conversation come first. Thread-safe. */
public final class Suggestions {
    private final People people;
    private final Nearby nearby;

    /** Who is in the conversation that is open: those who spoke, the last one first, and in a group its members. */
    public record Nearby(Supplier<List<String>> recentSpeakers, Supplier<List<String>> members) {}

    public Suggestions(People people, Nearby nearby) {
        this.people = people;
        this.nearby = nearby;
    }

    /** Users, all that were heard of. */
    List<Suggestion> users(List<String> before) {
        return names(people.userNames());
    }

    /** Members of the current group, or all users while its members are not known. */
    List<Suggestion> members(List<String> before) {
        List<String> members = nearby.members().get();
        return members.isEmpty() ? users(before) : names(members);
    }

    List<Suggestion> groups(List<String> before) {
        return people.groupTags().stream()
                .map(RenderGate::clean)
                .sorted()
                .map(Suggestion::of)
                .toList();
    }

    List<Suggestion> conversations(List<String> before) {
        return Stream.concat(users(before).stream(), groups(before).stream()).toList();
    }

    /** Names within a text. */
    List<Suggestion> inText(List<String> before) {
        List<Suggestion> users = users(before);
        List<Suggestion> all = new ArrayList<>(users);
        users.forEach(user -> all.add(user.withValue("@" + user.value())));
        all.addAll(groups(before));
        return all;
    }

    private List<Suggestion> names(List<String> others) {
        Set<String> seen = new HashSet<>();
        people.me().ifPresent(me -> seen.add(Names.key(me.name())));
        List<Suggestion> all = new ArrayList<>();
        add(all, seen, nearby.recentSpeakers().get().stream(), "spoke here");
        add(all, seen, others.stream().sorted(String.CASE_INSENSITIVE_ORDER), "");
        return all;
    }

    private static void add(List<Suggestion> all, Set<String> seen, Stream<String> names, String about) {
        names.filter(name -> seen.add(Names.key(name)))
                .forEach(name -> all.add(new Suggestion(RenderGate.clean(name), about)));
    }
}
