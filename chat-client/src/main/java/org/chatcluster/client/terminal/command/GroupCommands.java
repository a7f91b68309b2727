package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.QuitGroupReply;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Commands about groups. On the person's thread. */
public final class GroupCommands {
    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Desk desk;
    private final Resolver resolver;
    private final Suggestions names;

    public GroupCommands(
            ChatClient client, Console console, People people, Desk desk, Resolver resolver, Suggestions names) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.resolver = resolver;
        this.names = names;
    }

    public List<Command> commands() {
        Parameter group = Parameter.word("[#GROUP]", "the group; without it the one you are in", names::groups);
        return List.of(
                Command.plain("groups", Topic.GROUPS, "list your groups", this::list),
                new Command(
                        "group create",
                        Topic.GROUPS,
                        "make a group",
                        List.of(
                                Parameter.free("NAME", "what it is called"),
                                Parameter.text("[DESCRIPTION]", "what it is about", names::inText)),
                        "/group create climbers Sundays at ten",
                        this::create),
                new Command(
                        "join",
                        Topic.GROUPS,
                        "join a group",
                        List.of(Parameter.free("ID", "its number, which a member knows")),
                        "/join 7",
                        this::join),
                new Command("leave", Topic.GROUPS, "leave a group", List.of(group), "/leave #climbers", this::leave),
                new Command(
                        "members",
                        Topic.GROUPS,
                        "list the members of a group",
                        List.of(group),
                        "/members #climbers",
                        this::members));
    }

    private void list() throws InterruptedException {
        GroupsReply reply = Answers.await(client.request(new GroupsRequest(), GroupsReply.class));
        people.groups(reply.groups());
        List<Line> lines = new ArrayList<>();
        for (GroupInfo group : reply.groups()) {
            String about = group.description().isEmpty() ? "" : ": " + group.description();
            lines.add(Line.of(Style.NAME, "#" + group.name())
                    .and(
                            Style.DIM,
                            " (" + group.groupId() + ") " + members(group.members()) + ", "
                                    + group.role().wireName() + about));
        }
        console.print(lines.isEmpty() ? List.of(Line.note("No groups yet: /group create NAME, /join ID")) : lines);
    }

    private static String members(int count) {
        return count == 1 ? "1 member" : count + " members";
    }

    private void create(Words words) throws InterruptedException {
        String name = words.require("NAME");
        CreateGroupRequest request =
                new CreateGroupRequest(name.startsWith("#") ? name.substring(1) : name, words.rest());
        CreateGroupReply made = Answers.await(client.request(request, CreateGroupReply.class));
        people.joined(made.groupId(), made.name());
        people.topic(made.groupId(), request.description());
        desk.open(List.of(new Target.Group(made.groupId())));
        console.print(
                Line.of(Style.PLAIN, "Made #" + made.name() + "; others come in with /join " + made.groupId() + "."));
    }

    private void join(Words words) throws InterruptedException {
        JoinGroupReply joined = Answers.await(client.joinGroup(resolver.groupOrCurrent(requireAny(words))));
        people.joined(joined.groupId(), joined.name());
        desk.open(List.of(new Target.Group(joined.groupId())));
        // The answer does not say what the group is about.
        people.groups(Answers.await(client.request(new GroupsRequest(), GroupsReply.class))
                .groups());
        console.print(Line.of(Style.PLAIN, "You are in #" + joined.name() + " (" + joined.groupId() + ") now."));
    }

    private static Words requireAny(Words words) {
        if (words.isEmpty()) {
            throw new UsageException("ID is missing");
        }
        return words;
    }

    private void leave(Words words) throws InterruptedException {
        int id = resolver.groupOrCurrent(words);
        String tag = people.groupTag(id);
        QuitGroupReply left = Answers.await(client.quitGroup(id));
        people.left(left.groupId());
        desk.leave(new Target.Group(left.groupId()));
        console.print(Line.of(Style.PLAIN, "You have left " + tag + "."));
    }

    private void members(Words words) throws InterruptedException {
        MemberPages pages = new MemberPages(client, resolver.groupOrCurrent(words));
        while (pages.hasMore()) {
            List<Line> lines = new ArrayList<>();
            for (Member member : pages.next()) {
                people.saw(new UserName(member.id(), member.name()));
                String state = member.state() == State.ONLINE ? "online" : "offline";
                lines.add(Line.of(Style.NAME, member.name())
                        .and(
                                Style.DIM,
                                " (" + member.id() + ") " + member.role().wireName() + ", " + state));
            }
            console.print(lines);
        }
    }
}
