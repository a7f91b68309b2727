package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.Optional;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/**
 * Whom a person means: {@code bob} or {@code 12} is a user, {@code #team} or {@code #3} a group. {@code @12} is the user whose name
 * is 12. Users that were not heard of are asked for. On the person's thread.
 */
public final class Resolver {
    private final ChatClient client;
    private final People people;
    private final Desk desk;

    public Resolver(ChatClient client, People people, Desk desk) {
        this.client = client;
        this.people = people;
        this.desk = desk;
    }

    public Target conversation(String word) throws InterruptedException {
        return word.startsWith("#") ? new Target.Group(group(word)) : new Target.User(user(word));
    }

    public int user(String word) throws InterruptedException {
        Optional<Integer> id = Names.findId(word);
        if (id.isPresent()) {
            return id.get();
        }
        String name = Names.bare(word);
        Optional<Integer> known = people.findUser(name);
        return known.isPresent() ? known.get() : find(word).userId();
    }

    /** Asks the server about a user. */
    public FindUserReply find(String word) throws InterruptedException {
        Optional<Integer> id = Names.findId(word);
        FindUserRequest request =
                id.isPresent() ? new FindUserRequest(null, id.get()) : new FindUserRequest(Names.bare(word), 0);
        FindUserReply found = Answers.await(client.request(request, FindUserReply.class));
        people.saw(new UserName(found.userId(), found.name()));
        return found;
    }

    public int group(String word) {
        String bare = word.startsWith("#") ? word.substring(1) : word;
        Optional<Integer> id = Names.findId(bare);
        if (id.isPresent()) {
            return id.get();
        }
        List<Integer> named = people.findGroups(bare);
        if (named.size() == 1) {
            return named.get(0);
        }
        throw new UsageException(
                named.isEmpty()
                        ? "You are in no group \"" + bare + "\"; /groups lists them."
                        : "You are in several groups \"" + bare + "\": name one by its number, "
                                + String.join(
                                        " or ", named.stream().map(n -> "#" + n).toList()) + ".");
    }

    /** The user whom a command is about, and nothing else. */
    int onlyUser(Words words) throws InterruptedException {
        int id = user(words.require("NAME or ID"));
        words.end();
        return id;
    }

    /** The group that the last word names, or the one the person is in. */
    int groupOrCurrent(Words words) {
        int id = words.isEmpty() ? currentGroup() : group(words.next());
        words.end();
        return id;
    }

    int currentGroup() {
        return desk.current()
                .filter(Target.Group.class::isInstance)
                .map(current -> ((Target.Group) current).id())
                .orElseThrow(() -> new UsageException("Which group? /to #GROUP first."));
    }
}
