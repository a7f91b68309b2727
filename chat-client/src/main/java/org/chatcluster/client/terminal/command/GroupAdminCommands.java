package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.Locale;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Durations;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.GroupAdminReply;
import org.chatcluster.common.protocol.GroupAdminRequest;
import org.chatcluster.common.protocol.GroupAdminRequest.Action;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.Role;

/** Commands of those who may do more in a group than write. On the person's thread. */
public final class GroupAdminCommands {
    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Resolver resolver;
    private final Suggestions names;

    public GroupAdminCommands(ChatClient client, Console console, People people, Resolver resolver, Suggestions names) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.resolver = resolver;
        this.names = names;
    }

    public List<Command> commands() {
        Parameter member = Parameter.word("NAME|ID", "the member", names::members);
        Parameter group = Parameter.word("[#GROUP]", "the group; without it the one you are in", names::groups);
        return List.of(
                new Command(
                        "invite",
                        Topic.GROUPS,
                        "make a user a member",
                        List.of(Parameter.word("NAME|ID", "the user", names::users), group),
                        "/invite carol #climbers",
                        words -> simple(words, Action.INVITE, " is in ")),
                new Command(
                        "kick",
                        Topic.GROUPS,
                        "put a member out",
                        List.of(member, group),
                        "/kick mallory",
                        words -> simple(words, Action.KICK, " was put out of ")),
                new Command(
                        "role",
                        Topic.GROUPS,
                        "give a member another role",
                        List.of(
                                member,
                                Parameter.oneOf(
                                        "ROLE",
                                        "admin, normal, or creator, which hands the group over to them",
                                        "admin",
                                        "normal",
                                        "creator"),
                                group),
                        "/role bob admin",
                        this::role),
                new Command(
                        "mute",
                        Topic.GROUPS,
                        "keep a member from writing",
                        List.of(
                                member,
                                Parameter.oneOf(
                                        "[TIME]",
                                        "how long, as in 90s 10m 2h 1d; without it for good",
                                        "10m",
                                        "1h",
                                        "1d"),
                                group),
                        "/mute mallory 10m",
                        this::mute),
                new Command(
                        "unmute",
                        Topic.GROUPS,
                        "let a member write again",
                        List.of(member, group),
                        "/unmute mallory",
                        words -> simple(words, Action.UNMUTE, " may write again in ")),
                new Command(
                        "topic",
                        Topic.GROUPS,
                        "show or change what the group is about",
                        List.of(Parameter.text("[TEXT]", "the new description; without it it is shown", names::inText)),
                        "/topic Sundays at ten",
                        this::topic));
    }

    private void simple(Words words, Action action, String done) throws InterruptedException {
        int user = resolver.user(words.require("NAME or ID"));
        int group = resolver.groupOrCurrent(words);
        ask(GroupAdminRequest.of(group, action, user));
        say(user, done, group);
    }

    private void role(Words words) throws InterruptedException {
        int user = resolver.user(words.require("NAME or ID"));
        Role role = role(words.require("ROLE"));
        int group = resolver.groupOrCurrent(words);
        ask(
                role == Role.CREATOR
                        ? GroupAdminRequest.of(group, Action.TRANSFER, user)
                        : GroupAdminRequest.appoint(group, user, role));
        say(user, " is " + role.wireName() + " now in ", group);
    }

    private static Role role(String word) {
        for (Role role : Role.values()) {
            if (role.wireName().equals(word.toLowerCase(Locale.ROOT))) {
                return role;
            }
        }
        throw new UsageException("\"" + word + "\" is no role (expected admin, normal or creator)");
    }

    private void mute(Words words) throws InterruptedException {
        int user = resolver.user(words.require("NAME or ID"));
        int seconds = words.isEmpty() || words.peek().startsWith("#") ? 0 : seconds(words.next());
        int group = resolver.groupOrCurrent(words);
        ask(GroupAdminRequest.mute(group, user, seconds));
        say(user, " is muted" + (seconds == 0 ? "" : " for " + seconds + " s") + " in ", group);
    }

    private static int seconds(String word) {
        long seconds = Durations.find(word)
                .orElseThrow(() -> new UsageException("\"" + word + "\" is no time (expected 90s, 10m, 2h or 1d)"))
                .toSeconds();
        if (seconds < 1 || seconds > Integer.MAX_VALUE) {
            throw new UsageException(word + " is out of range (expected 1s or more)");
        }
        return (int) seconds;
    }

    private void topic(Words words) throws InterruptedException {
        int group = resolver.currentGroup();
        String text = words.rest();
        if (!text.isEmpty()) {
            ask(GroupAdminRequest.describe(group, text));
        }
        String shown = text.isEmpty() ? description(group) : text;
        console.print(Line.of(Style.NAME, people.groupTag(group))
                .and(Style.PLAIN, shown.isEmpty() ? " has no description." : ": " + shown));
    }

    private String description(int group) throws InterruptedException {
        GroupsReply reply = Answers.await(client.request(new GroupsRequest(), GroupsReply.class));
        people.groups(reply.groups());
        return reply.groups().stream()
                .filter(info -> info.groupId() == group)
                .map(GroupInfo::description)
                .findFirst()
                .orElseThrow(() -> new UsageException("You are not in that group any more."));
    }

    private void ask(GroupAdminRequest request) throws InterruptedException {
        GroupAdminReply unused = Answers.await(client.request(request, GroupAdminReply.class));
    }

    private void say(int user, String done, int group) {
        console.print(Line.of(Style.NAME, people.nameOf(user))
                .and(Style.PLAIN, done)
                .and(Style.NAME, people.groupTag(group)));
    }
}
