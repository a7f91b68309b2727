package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.command.Command.Argument;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.Limits;
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

    public GroupCommands(ChatClient client, Console console, People people, Desk desk, Resolver resolver) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.resolver = resolver;
    }

    public List<Command> commands() {
        return List.of(
                new Command("groups", "", "list your groups", Argument.NONE, this::list),
                new Command("group create", "NAME [DESCRIPTION]", "make a group", Argument.NONE, this::create),
                new Command("join", "ID", "join a group", Argument.NONE, this::join),
                new Command("leave", "[#GROUP]", "leave a group", Argument.GROUP, this::leave),
                new Command("members", "[#GROUP]", "list the members of a group", Argument.GROUP, this::members));
    }

    /** The group that is named, or the one the person is in. */
    private int group(Words words) {
        int id = words.isEmpty()
                ? desk.current()
                        .filter(Target.Group.class::isInstance)
                        .map(current -> ((Target.Group) current).id())
                        .orElseThrow(() -> new UsageException("Which group?"))
                : resolver.group(words.next());
        words.end();
        return id;
    }

    private void list(Words words) throws InterruptedException {
        words.end();
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
        console.print(
                Line.of(Style.PLAIN, "Made #" + made.name() + "; others come in with /join " + made.groupId() + "."));
    }

    private void join(Words words) throws InterruptedException {
        JoinGroupReply joined = Answers.await(client.joinGroup(group(requireAny(words))));
        people.joined(joined.groupId(), joined.name());
        console.print(Line.of(Style.PLAIN, "You are in #" + joined.name() + " (" + joined.groupId() + ") now."));
    }

    private static Words requireAny(Words words) {
        if (words.isEmpty()) {
            throw new UsageException("ID is missing");
        }
        return words;
    }

    private void leave(Words words) throws InterruptedException {
        int id = group(words);
        String tag = people.groupTag(id);
        QuitGroupReply left = Answers.await(client.quitGroup(id));
        people.left(left.groupId());
        desk.leave(new Target.Group(left.groupId()));
        console.print(Line.of(Style.PLAIN, "You have left " + tag + "."));
    }

    private void members(Words words) throws InterruptedException {
        int id = group(words);
        int after = 0;
        boolean more = true;
        while (more) {
            GroupUsersRequest request = new GroupUsersRequest(id, after, Limits.MAX_GROUP_USERS);
            GroupUsersReply page = Answers.await(client.request(request, GroupUsersReply.class));
            List<Line> lines = new ArrayList<>();
            for (Member member : page.users()) {
                people.saw(new UserName(member.id(), member.name()));
                String state = member.state() == State.ONLINE ? "online" : "offline";
                lines.add(Line.of(Style.NAME, member.name())
                        .and(
                                Style.DIM,
                                " (" + member.id() + ") " + member.role().wireName() + ", " + state));
                after = member.id();
            }
            console.print(lines);
            more = page.more() && !lines.isEmpty();
        }
    }
}
