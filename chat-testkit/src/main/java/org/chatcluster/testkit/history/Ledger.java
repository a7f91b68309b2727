package org.chatcluster.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All histories brought together: which messages were sent, and under which number each conversation has them. Notes what cannot be
 * brought together as findings. Confined to one thread.
 */
final class Ledger {
    /** A message by what makes it one: the sender and the cid. */
    static final class Message {
        final ChatId chat;
        final int senderId;
        final long cid;
        final String text;
        final long firstSentNanos;
        /** 0 until some client shows it. */
        long seq;
        /** When its first ack came; the greatest long until then. */
        long firstAckedNanos = Long.MAX_VALUE;

        Message(ChatId chat, int senderId, long cid, String text, long firstSentNanos) {
            this.chat = chat;
            this.senderId = senderId;
            this.cid = cid;
            this.text = text;
            this.firstSentNanos = firstSentNanos;
        }

        boolean isAcked() {
            return firstAckedNanos != Long.MAX_VALUE;
        }

        @Override
        public String toString() {
            return "cid " + cid + " of user " + senderId + " (\"" + text + "\")";
        }
    }

    private record TextKey(ChatId chat, int senderId, String text) {}

    private record CidKey(int senderId, long cid) {}

    private record StreamKey(ChatId chat, int clientIndex) {}

    private final Findings findings;
    private final Map<CidKey, Message> byCid = new HashMap<>();
    private final Map<TextKey, Message> byText = new HashMap<>();
    private final Map<StreamKey, List<Message>> sent = new HashMap<>();
    private final Map<ChatId, Map<Long, Message>> chats = new HashMap<>();

    Ledger(List<History> histories, Findings findings) {
        this.findings = findings;
        for (int i = 0; i < histories.size(); i++) {
            for (Event event : histories.get(i).events()) {
                if (event instanceof Event.Sent first) {
                    noteSent(histories.get(i), i, first);
                }
            }
        }
        for (History history : histories) {
            for (Event event : history.events()) {
                noteNumber(history.userId(), event);
            }
        }
    }

    /** The messages of each client in each conversation, as they were first sent. */
    Iterable<List<Message>> inSendingOrder() {
        return sent.values();
    }

    /** The messages of a conversation by number. */
    Map<Long, Message> chat(ChatId chat) {
        return chats.getOrDefault(chat, Map.of());
    }

    Map<ChatId, Map<Long, Message>> chats() {
        return chats;
    }

    private void noteSent(History client, int clientIndex, Event.Sent event) {
        CidKey key = new CidKey(client.userId(), event.cid());
        Message known = byCid.get(key);
        if (known == null) {
            Message message = new Message(event.chat(), client.userId(), event.cid(), event.text(), event.atNanos());
            byCid.put(key, message);
            sent.computeIfAbsent(new StreamKey(event.chat(), clientIndex), chat -> new ArrayList<>())
                    .add(message);
            if (byText.put(new TextKey(event.chat(), client.userId(), event.text()), message) != null) {
                throw new IllegalArgumentException(
                        "The text of " + message + " was used before, so nothing can be told.");
            }
        } else if (!known.chat.equals(event.chat()) || !known.text.equals(event.text())) {
            throw new IllegalArgumentException("The cid of " + known + " was used for another message.");
        }
    }

    private void noteNumber(int userId, Event event) {
        if (event instanceof Event.Acked acked) {
            Message message = byCid.get(new CidKey(userId, acked.cid()));
            if (message == null || !message.chat.equals(acked.chat())) {
                findings.add(Finding.Kind.NEVER_SENT, "user " + userId + " got an ack it did not ask for: " + acked);
                return;
            }
            message.firstAckedNanos = Math.min(message.firstAckedNanos, acked.atNanos());
            number(message, acked.seq(), Finding.Kind.ACK_CHANGED, "ack to user " + userId);
        } else if (event instanceof Event.Received received) {
            noteSeen(userId, received.chat(), received.senderId(), received.seq(), received.text());
        } else if (event instanceof Event.Read read) {
            noteSeen(userId, read.chat(), read.senderId(), read.seq(), read.text());
        }
    }

    private void noteSeen(int userId, ChatId chat, int senderId, long seq, String text) {
        Message known = chat(chat).get(seq);
        if (known != null && known.seq == seq && known.senderId == senderId && known.text.equals(text)) {
            return;
        }
        Message message = byText.get(new TextKey(chat, senderId, text));
        if (message == null) {
            findings.add(
                    Finding.Kind.NEVER_SENT,
                    "user " + userId + " got \"" + text + "\" from user " + senderId + " as " + seq + " of " + chat);
            return;
        }
        number(message, seq, Finding.Kind.STORED_TWICE, "seen by user " + userId);
    }

    private void number(Message message, long seq, Finding.Kind whenChanged, String source) {
        if (message.seq == 0) {
            message.seq = seq;
        } else if (message.seq != seq) {
            findings.add(
                    whenChanged,
                    message + " of " + message.chat + " is " + message.seq + " and " + seq + ": " + source);
        }
        @Nullable
        Message there =
                chats.computeIfAbsent(message.chat, chat -> new HashMap<>()).putIfAbsent(seq, message);
        if (there != null && there != message) {
            findings.add(
                    Finding.Kind.DIFFERENT_MESSAGES,
                    seq + " of " + message.chat + " is " + there + " and " + message + ": " + source);
        }
    }
}
