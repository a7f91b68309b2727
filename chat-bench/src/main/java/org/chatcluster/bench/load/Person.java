package org.chatcluster.bench.load;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Events;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with friends and groups, who writes to them, reads what comes, and loses the connection now and then and comes back. Confined to
 * the generator's event loop.
 */
final class Person implements Events {
    /** Where somebody writes: to a friend or a group. */
    record Chat(boolean group, int target) {}

    private final Town town;
    private final Account account;
    private final List<Chat> chats;
    private @Nullable Client client;
    private @Nullable Chat unread;
    private boolean online;
    private long connectedAt;
    private long sent;
    private long acked;

    Person(Town town, Account account, List<Chat> chats) {
        this.town = town;
        this.account = account;
        this.chats = List.copyOf(chats);
    }

    int id() {
        return account.id();
    }

    List<Chat> chats() {
        return chats;
    }

    long inFlight() {
        return sent - acked;
    }

    /** The last number seen in a chat. */
    long seen(Chat chat) {
        return client == null ? 0 : client.seen(chat.group(), chat.target());
    }

    void connect(InetSocketAddress address) {
        connectedAt = System.nanoTime();
        client = town.generator().connectAgain(address, account, client, this);
    }

    /** Drops the connection unless something is under way; answers whether it did. */
    boolean disconnect() {
        if (client == null || !online || inFlight() > 0) {
            return false;
        }
        online = false;
        client.close();
        return true;
    }

    /** Writes to one of the chats, if there is a connection. */
    void write(Random random, long intendedNanos) {
        if (client != null && online && !chats.isEmpty()) {
            client.send(
                    town.frames(chats.get(random.nextInt(chats.size()))),
                    town.cid(account.id(), sent++),
                    Town.stamp(intendedNanos));
        }
    }

    /** Has read where the last message came from. */
    void read() {
        if (client != null && online && unread != null) {
            String target = (unread.group() ? "\"groupid\":" : "\"toid\":") + unread.target();
            client.send(Frames.of("{\"msgid\":51," + target + ",\"seq\":" + seen(unread) + "}"));
            unread = null;
        }
    }

    @Override
    public void synced(Client who) {
        online = true;
        town.loggedIn(System.nanoTime() - connectedAt);
    }

    @Override
    public void acked(Client who, Incoming message) {
        acked++;
        town.acked(this, message);
    }

    @Override
    public void pushed(Client who, Incoming message) {
        boolean group = message.groupId() != 0;
        unread = new Chat(group, group ? message.groupId() : message.id());
        if (online) {
            town.delivered(message);
        }
    }

    @Override
    public void closed(Client who, String why) {
        if (online) {
            online = false;
            town.generator().problem(account.name() + " was disconnected: " + why);
        }
    }
}
