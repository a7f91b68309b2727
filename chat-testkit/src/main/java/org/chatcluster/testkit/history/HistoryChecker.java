package org.chatcluster.testkit.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.chatcluster.testkit.history.Ledger.Message;
import org.jspecify.annotations.Nullable;

/**
 * Decides from what clients recorded, and from nothing else, whether PROTOCOL.md §3 was kept. The histories must be those of all
 * clients, and must be taken when nothing is on its way any more. Stateless.
 */
public final class HistoryChecker {
    private HistoryChecker() {}

    /** Everything that is wrong; empty if nothing is. At most twenty findings of each kind. */
    public static List<Finding> check(List<History> histories) {
        Findings findings = new Findings();
        Ledger ledger = new Ledger(histories, findings);
        ledger.chats().forEach((chat, numbers) -> checkNumbers(chat, numbers.keySet(), findings));
        checkSenderOrder(ledger, findings);
        checkCauses(ledger, findings);
        for (History history : histories) {
            StreamCheck stream = new StreamCheck(history, findings);
            stream.run();
            checkNothingMissing(history, stream, ledger, findings);
        }
        return findings.list();
    }

    private static void checkNumbers(ChatId chat, Collection<Long> numbers, Findings findings) {
        long expected = 1;
        for (long seq : new TreeSet<>(numbers)) {
            if (seq != expected) {
                findings.add(Finding.Kind.HOLE, chat + ": nobody has " + expected + ".." + (seq - 1));
            }
            expected = seq + 1;
        }
    }

    private static void checkSenderOrder(Ledger ledger, Findings findings) {
        for (List<Message> sent : ledger.inSendingOrder()) {
            long before = 0;
            for (Message message : sent) {
                if (message.seq == 0) {
                    continue;
                }
                if (message.seq < before) {
                    findings.add(
                            Finding.Kind.SENDER_ORDER_BROKEN,
                            message.chat + ": " + message + " is " + message.seq + " after " + before);
                }
                before = message.seq;
            }
        }
    }

    /** For each conversation: no message may have a smaller number than one that was acknowledged before it was sent. */
    private static void checkCauses(Ledger ledger, Findings findings) {
        for (var numbers : ledger.chats().values()) {
            List<Message> bySending = new ArrayList<>(numbers.values());
            bySending.sort(Comparator.comparingLong(message -> message.firstSentNanos));
            List<Message> byAck = new ArrayList<>(numbers.values());
            byAck.sort(Comparator.comparingLong(message -> message.firstAckedNanos));
            Iterator<Message> acks = byAck.iterator();
            @Nullable Message next = acks.next();
            @Nullable Message greatest = null;
            for (Message message : bySending) {
                while (next != null && next.firstAckedNanos < message.firstSentNanos) {
                    greatest = greatest == null || next.seq > greatest.seq ? next : greatest;
                    next = acks.hasNext() ? acks.next() : null;
                }
                if (greatest != null && message.seq < greatest.seq) {
                    findings.add(
                            Finding.Kind.CAUSE_AFTER_EFFECT,
                            message.chat + ": " + message + " is " + message.seq + " though " + greatest
                                    + " was acknowledged as " + greatest.seq + " before it was sent");
                }
            }
        }
    }

    private static void checkNothingMissing(History history, StreamCheck stream, Ledger ledger, Findings findings) {
        for (ChatId chat : history.chats()) {
            for (Message message : ledger.chat(chat).values()) {
                String what = "user " + history.userId() + ", " + chat + ": " + message.seq + ", " + message;
                Finding.Kind kind = message.isAcked() ? Finding.Kind.ACKNOWLEDGED_BUT_MISSING : Finding.Kind.MISSING;
                if (!stream.hasSeen(chat, message.seq)) {
                    findings.add(kind, what + " never came");
                }
                if (stream.hasMissedInLog(chat, message.seq)) {
                    findings.add(kind, what + " is not in the log");
                }
            }
        }
    }
}
