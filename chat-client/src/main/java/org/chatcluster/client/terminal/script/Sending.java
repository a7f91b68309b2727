package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatcluster.client.NotConnectedException;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.RefusedException;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;

/** Sends messages to a conversation and tells what became of each, all in one order. On the command's thread. */
final class Sending {
    /** How many messages may be without an outcome. */
    private static final int WINDOW = 64;

    private static final Duration AFTER_CLOSE = Duration.ofSeconds(3);

    private final CommandContext context;
    private final Account account;
    private final Output out;
    private final Duration bound;
    private final Deque<Sent> open = new ArrayDeque<>();
    /** How far this account has read. */
    private final Map<Target, Long> read = new HashMap<>();
    /** Where it has read further meanwhile. */
    private final Set<Target> moved = new HashSet<>();

    private int code = Exit.DONE;

    /** A message on its way, and how a complaint about it begins. */
    private record Sent(Outgoing message, String where, Deadline deadline) {}

    /** A message may be {@code bound} without an outcome. */
    Sending(CommandContext context, Account account, Output out, Duration bound) {
        this.context = context;
        this.account = account;
        this.out = out;
        this.bound = bound;
        account.login().conversations().forEach(info -> read.put(info.target(), info.readSeq()));
    }

    /** Sends one more, when there is room. */
    void send(SendRequest request, String where) throws InterruptedException {
        while (open.size() >= WINDOW) {
            settleFirst();
        }
        if (!hasFailed()) {
            open.add(new Sent(account.client().send(request), where, Deadline.in(bound)));
        }
    }

    /** Whether a message was not stored, or may not have been: none should follow it. */
    boolean hasFailed() {
        return code != Exit.DONE;
    }

    /** Waits for something else and tells of outcomes meanwhile. */
    void settleUntil(CompletableFuture<?> other) throws InterruptedException {
        while (!open.isEmpty() && !other.isDone()) {
            Sent first = open.getFirst();
            CompletableFuture<?> either = CompletableFuture.anyOf(
                    other.handle((done, failure) -> true), first.message.ack().handle((done, failure) -> true));
            if (!isDone(either, first.deadline) || first.message.ack().isDone()) {
                settleFirst();
            }
        }
    }

    /** Waits for all outcomes; the exit code. */
    int settle() throws InterruptedException {
        while (!open.isEmpty()) {
            settleFirst();
        }
        moved.forEach(target -> account.client().read(target, read.getOrDefault(target, 0L)));
        return code;
    }

    private void settleFirst() throws InterruptedException {
        Sent first = open.getFirst();
        if (isDone(first.message.ack().handle((done, failure) -> true), first.deadline)) {
            open.removeFirst();
            tell(first);
        } else {
            giveUp();
        }
    }

    /** Ends the connection, after which every outcome is known as far as it can be, and tells of them. */
    void giveUp() throws InterruptedException {
        account.close();
        while (!open.isEmpty()) {
            tell(open.removeFirst());
        }
    }

    private static boolean isDone(CompletableFuture<?> future, Deadline deadline) throws InterruptedException {
        try {
            future.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void tell(Sent sent) throws InterruptedException {
        try {
            stored(sent.message, sent.message.ack().get(AFTER_CLOSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                context.say(sent.where + refused.getMessage());
                code = hasFailed() ? code : ExitCodes.of(refused);
            } else if (e.getCause() instanceof NotConnectedException) {
                context.say(sent.where + "Not sent: the server could not be reached in time.");
                code = hasFailed() ? code : Exit.UNREACHABLE;
            } else {
                unknown(sent);
            }
        } catch (TimeoutException e) {
            unknown(sent);
        }
    }

    private void unknown(Sent sent) {
        context.say(sent.where + "Whether it was stored is not known; repeat with --cid " + sent.message.cid() + ".");
        code = Exit.UNKNOWN;
    }

    private void stored(Outgoing message, ChatAck ack) {
        Target target = message.conversation();
        if (ack.seq() == read.getOrDefault(target, 0L) + 1) {
            // Who has read all before it has nothing unread because of a message of their own.
            read.put(target, ack.seq());
            moved.add(target);
        }
        out.tell(json -> {
            json.writeStringField("conversation", account.name(target));
            json.writeNumberField("seq", ack.seq());
            json.writeNumberField("cid", message.cid());
            json.writeNumberField("time", ack.time());
            json.writeBooleanField("dup", ack.dup());
        });
    }
}
