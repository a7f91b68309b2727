package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.AddFriendReply;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.FriendReplyReply;
import org.chatcluster.common.protocol.FriendReplyRequest;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.Friendship;
import org.chatcluster.common.protocol.RemoveFriendReply;
import org.chatcluster.common.protocol.RemoveFriendRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.UserName;

/** Commands about other users. On the person's thread. */
public final class FriendCommands {
    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Resolver resolver;
    private final Suggestions names;

    public FriendCommands(ChatClient client, Console console, People people, Resolver resolver, Suggestions names) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.resolver = resolver;
        this.names = names;
    }

    public List<Command> commands() {
        return List.of(
                Command.plain("friends", Topic.PEOPLE, "list friends and waiting requests", this::list),
                command("friend add", "ask for a friendship", this::add),
                command("friend accept", "accept a request", words -> reply(words, true)),
                command("friend reject", "reject a request", words -> reply(words, false)),
                command("friend remove", "end a friendship", this::remove),
                command("find", "look for a user", this::find));
    }

    private Command command(String name, String help, Command.Action action) {
        Parameter who = Parameter.word("NAME|ID", "the user, by name or number", names::users);
        return new Command(name, Topic.PEOPLE, help, List.of(who), "/" + name + " bob", action);
    }

    private void list() throws InterruptedException {
        FriendsReply reply = Answers.await(client.request(new FriendsRequest(), FriendsReply.class));
        List<Line> lines = new ArrayList<>();
        for (Friend friend : reply.friends()) {
            people.saw(friend);
            lines.add(Line.of(Style.NAME, friend.name())
                    .and(Style.DIM, " (" + friend.id() + ") " + state(friend.state())));
        }
        for (UserName user : reply.requests()) {
            people.saw(user);
            lines.add(Line.of(Style.NAME, user.name()).and(Style.DIM, " (" + user.id() + ") asks for your friendship"));
        }
        for (UserName user : reply.blocked()) {
            people.saw(user);
            lines.add(Line.of(Style.NAME, user.name()).and(Style.DIM, " (" + user.id() + ") blocked"));
        }
        console.print(lines.isEmpty() ? List.of(Line.note("No friends yet: /friend add NAME")) : lines);
    }

    private static String state(State state) {
        return state == State.ONLINE ? "online" : "offline";
    }

    private void add(Words words) throws InterruptedException {
        AddFriendRequest request = new AddFriendRequest(resolver.onlyUser(words));
        AddFriendReply reply = Answers.await(client.request(request, AddFriendReply.class));
        people.saw(new UserName(reply.friendId(), reply.name()));
        String done = reply.state() == Friendship.FRIENDS ? "You are now friends with " : "Friendship asked of ";
        console.print(Line.of(Style.PLAIN, done + reply.name() + "."));
    }

    private void reply(Words words, boolean accept) throws InterruptedException {
        FriendReplyRequest request = new FriendReplyRequest(resolver.onlyUser(words), accept);
        FriendReplyReply reply = Answers.await(client.request(request, FriendReplyReply.class));
        String name = people.nameOf(reply.friendId());
        console.print(Line.of(
                Style.PLAIN,
                accept ? "You are now friends with " + name + "." : "Rejected the request of " + name + "."));
    }

    private void remove(Words words) throws InterruptedException {
        RemoveFriendRequest request = new RemoveFriendRequest(resolver.onlyUser(words));
        RemoveFriendReply reply = Answers.await(client.request(request, RemoveFriendReply.class));
        console.print(
                Line.of(Style.PLAIN, "You are not friends with " + people.nameOf(reply.friendId()) + " any more."));
    }

    private void find(Words words) throws InterruptedException {
        FindUserReply found = resolver.find(words.require("NAME or ID"));
        words.end();
        console.print(
                Line.of(Style.NAME, found.name()).and(Style.DIM, " (" + found.userId() + ") " + state(found.state())));
    }
}
