package org.chatcluster.client.terminal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** What happened between people, one line each. Names that are not known yet are asked for, without waiting. Thread-safe. */
public final class EventLines {
    /** Names that are asked for after a login; others are called by their number until they say something. */
    private static final int MAX_LEARNT = 50;

    private final Console console;
    private final Feed feed;
    private final People people;
    private final Desk desk;
    private final Supplier<ChatClient> client;
    private final Executor later;

    /**
     * {@code client} is asked for late: it is made with the listener that uses these lines. What waited for a name is done on
     * {@code later}, for it may wait for the screen, and the client's event loop must not.
     */
    public EventLines(Console console, Feed feed, Model model, Supplier<ChatClient> client, Executor later) {
        this.console = console;
        this.feed = feed;
        this.people = model.people();
        this.desk = model.desk();
        this.client = client;
        this.later = later;
    }

    /** What a login shows. */
    public static List<Line> welcome(LoginReply login, int unreadConversations) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.PLAIN, "Logged in as ")
                .and(Style.OWN, login.user().name())
                .and(
                        Style.DIM,
                        " (" + login.user().id() + ") on " + login.node()
                                + ": " + count(login.friends().size(), "friend")
                                + ", " + count(login.groups().size(), "group")
                                + (unreadConversations == 0
                                        ? ""
                                        : ", " + count(unreadConversations, "unread conversation"))));
        if (!login.requests().isEmpty()) {
            String names = login.requests().stream().map(UserName::name).collect(Collectors.joining(", "));
            lines.add(Line.note("Asking for your friendship: " + names + "; /friend accept NAME"));
        }
        return lines;
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    public void friend(FriendEvent event) {
        String name = event.who().name();
        if (people.isMe(event.who().id())) {
            // Done by this account; the device that did it has said so.
            return;
        }
        if (event.kind() == FriendEvent.Kind.ACCEPTED) {
            desk.open(List.of(new Target.User(event.who().id())));
        }
        console.print(
                switch (event.kind()) {
                    case REQUEST -> Line.note(name + " asks for your friendship: /friend accept " + name);
                    case ACCEPTED -> Line.note("you are now friends with " + name);
                    case REJECTED -> Line.note(name + " has rejected your request");
                    case REMOVED -> Line.note(name + " has ended the friendship");
                });
    }

    public void presence(PresenceEvent event) {
        String state = event.state() == State.ONLINE ? "online" : "offline";
        feed.notice(new Target.User(event.id()), Line.note(people.nameOf(event.id()) + " is " + state));
    }

    public void group(GroupEvent event) {
        if (isEnd(event)) {
            end(event);
            return;
        }
        if (people.isMe(event.id()) && !people.isMember(event.groupId())) {
            refreshGroups();
        }
        if (!people.isMe(event.byId())) {
            withName(event.id(), name -> feed.notice(new Target.Group(event.groupId()), line(event, name)));
        }
    }

    /** Whether the group is none of this account's any more. */
    boolean isEnd(GroupEvent event) {
        return people.me().filter(me -> event.endsFor(me.id())).isPresent();
    }

    private void end(GroupEvent event) {
        Line line = event.kind() == GroupEvent.Kind.DISSOLVE
                ? line(event, "")
                : Line.note("you were put out of " + people.groupTag(event.groupId()));
        people.left(event.groupId());
        desk.leave(new Target.Group(event.groupId()));
        if (!people.isMe(event.byId())) {
            console.print(line);
        }
    }

    private Line line(GroupEvent event, String name) {
        String tag = people.groupTag(event.groupId());
        return Line.note(
                switch (event.kind()) {
                    case JOIN, INVITE -> name + " has joined " + tag;
                    case QUIT -> name + " has left " + tag;
                    case KICK -> name + " was put out of " + tag;
                    case MUTE -> name + " was muted in " + tag;
                    case UNMUTE -> name + " may speak again in " + tag;
                    case ROLE -> name + " has another role in " + tag;
                    case TRANSFER -> tag + " belongs to " + name + " now";
                    case RENAME -> tag + " has another name";
                    case DISSOLVE -> tag + " is no more";
                });
    }

    /** Finds out the names of those that this account talks with and has not heard of in this run, the latest first. */
    public void learnNames(List<ConversationInfo> conversations, Runnable learnt) {
        conversations.stream()
                .map(ConversationInfo::target)
                .flatMap(target -> target instanceof Target.User user ? Stream.of(user.id()) : Stream.empty())
                .filter(id -> people.findName(id).isEmpty())
                .limit(MAX_LEARNT)
                .forEach(id -> withName(id, name -> learnt.run()));
    }

    private void withName(int id, Consumer<String> action) {
        if (people.findName(id).isPresent()) {
            action.accept(people.nameOf(id));
            return;
        }
        var unused = client.get()
                .request(new FindUserRequest(null, id), FindUserReply.class)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (found != null) {
                                people.saw(new UserName(found.userId(), found.name()));
                            }
                            action.accept(people.nameOf(id));
                        },
                        later);
    }

    private void refreshGroups() {
        var unused = client.get()
                .request(new GroupsRequest(), GroupsReply.class)
                .thenAccept(reply -> {
                    people.groups(reply.groups());
                    desk.open(reply.groups().stream()
                            .map(group -> new Target.Group(group.groupId()))
                            .toList());
                    feed.changed();
                });
    }
}
