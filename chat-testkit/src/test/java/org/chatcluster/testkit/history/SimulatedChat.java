package org.chatcluster.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Clients that chat with a server that keeps the promise, over lost connections, lost acks and moves to other nodes: histories that the
 * checker must accept, and that a test can break in one place. From a seed.
 */
final class SimulatedChat {
    private static final int USERS = 4;
    private static final int STEPS = 600;

    private record Message(int senderId, long cid, String text) {}

    private final Random random;
    private final Map<ChatId, List<Message>> log = new HashMap<>();
    private final List<Client> clients;
    private long nowNanos;

    SimulatedChat(long seed) {
        random = new Random(seed);
        clients = IntStream.rangeClosed(1, USERS).mapToObj(Client::new).toList();
        clients.forEach(client -> client.login());
        for (int i = 0; i < STEPS; i++) {
            Client client = clients.get(random.nextInt(USERS));
            switch (random.nextInt(10)) {
                case 0 -> client.login();
                case 1, 2 -> client.sendAndLoseTheAck();
                case 3, 4, 5 -> client.send();
                default -> client.catchUp();
            }
        }
        clients.forEach(Client::catchUp);
        clients.get(0).readLogs();
    }

    /** What each client did and saw; each call gives a copy of its own. */
    List<History> histories() {
        return clients.stream()
                .map(client -> new History(client.id, client.chats, client.events))
                .toList();
    }

    private final class Client {
        private final int id;
        private final Set<ChatId> chats = new LinkedHashSet<>(List.of(ChatId.group(9)));
        private final List<Event> events = new ArrayList<>();
        private final Map<ChatId, Integer> delivered = new HashMap<>();
        private final Map<ChatId, Integer> confirmed = new HashMap<>();
        private long nextCid = 1;

        Client(int id) {
            this.id = id;
            IntStream.rangeClosed(1, USERS)
                    .filter(other -> other != id)
                    .forEach(other -> chats.add(ChatId.direct(id, other)));
        }

        void login() {
            events.add(new Event.LoggedIn(++nowNanos));
            delivered.clear();
            delivered.putAll(confirmed);
        }

        void send() {
            ChatId chat = anyChat();
            long cid = commit(chat);
            catchUpTo(chat, log.get(chat).size() - 1);
            int seq = log.get(chat).size();
            delivered.put(chat, seq);
            events.add(new Event.Acked(++nowNanos, chat, cid, seq, false));
        }

        void sendAndLoseTheAck() {
            ChatId chat = anyChat();
            long cid = commit(chat);
            int seq = log.get(chat).size();
            Message message = log.get(chat).get(seq - 1);
            login();
            catchUp();
            events.add(new Event.Sent(++nowNanos, chat, cid, message.text()));
            events.add(new Event.Acked(++nowNanos, chat, cid, seq, true));
        }

        void catchUp() {
            for (ChatId chat : chats) {
                catchUpTo(chat, log.getOrDefault(chat, List.of()).size());
                if (random.nextBoolean()) {
                    confirmed.put(chat, delivered.getOrDefault(chat, 0));
                }
            }
        }

        void readLogs() {
            chats.forEach(chat -> {
                List<Message> messages = log.getOrDefault(chat, List.of());
                for (int i = 0; i < messages.size(); i++) {
                    Message message = messages.get(i);
                    events.add(new Event.Read(chat, message.senderId(), i + 1L, message.text()));
                }
            });
        }

        private void catchUpTo(ChatId chat, int seq) {
            for (int next = delivered.getOrDefault(chat, 0) + 1; next <= seq; next++) {
                Message message = log.get(chat).get(next - 1);
                events.add(new Event.Received(chat, message.senderId(), next, message.text()));
                delivered.put(chat, next);
            }
        }

        private long commit(ChatId chat) {
            long cid = nextCid++;
            String text = id + "-" + cid;
            events.add(new Event.Sent(++nowNanos, chat, cid, text));
            log.computeIfAbsent(chat, key -> new ArrayList<>()).add(new Message(id, cid, text));
            return cid;
        }

        private ChatId anyChat() {
            return List.copyOf(chats).get(random.nextInt(chats.size()));
        }
    }
}
