package org.chatcluster.testkit.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has arrived and was not taken yet, in order, and why nothing more will. Thread-safe. */
final class Inbox {
    private final ArrayDeque<ObjectNode> messages = new ArrayDeque<>();
    private @Nullable String end;
    private @Nullable String violation;

    synchronized void add(ObjectNode message) {
        messages.add(message);
        notifyAll();
    }

    /** Nothing comes after this. */
    synchronized void end(String reason) {
        if (end == null) {
            end = reason;
        }
        notifyAll();
    }

    /** The server broke a rule; every take from now on fails with this. */
    synchronized void violation(String what) {
        if (violation == null) {
            violation = what;
        }
        notifyAll();
    }

    /** Takes the first message in arrival order. */
    synchronized ObjectNode takeFirst(Duration patience, String expected) {
        await(patience, expected, () -> !messages.isEmpty());
        return messages.removeFirst();
    }

    /** Takes the first message that matches and leaves the others. */
    synchronized ObjectNode take(Predicate<ObjectNode> matching, Duration patience, String expected) {
        List<ObjectNode> found = new ArrayList<>(1);
        await(patience, expected, () -> {
            for (Iterator<ObjectNode> all = messages.iterator(); all.hasNext(); ) {
                ObjectNode message = all.next();
                if (matching.test(message)) {
                    all.remove();
                    found.add(message);
                    return true;
                }
            }
            return false;
        });
        return found.get(0);
    }

    /** Takes all that is there. */
    synchronized List<ObjectNode> drain() {
        failOnViolation();
        List<ObjectNode> all = new ArrayList<>(messages);
        messages.clear();
        return all;
    }

    /** Waits for the end of the stream and says what it was; messages before it may still be taken. */
    synchronized String awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable String ended = end;
        while (ended == null) {
            waitUntil(deadline, () -> "The connection is still open after " + patience + "; arrived: " + shown());
            ended = end;
        }
        failOnViolation();
        return ended;
    }

    synchronized boolean hasEnded() {
        return end != null;
    }

    private void await(Duration patience, String expected, Condition condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        failOnViolation();
        while (!condition.holds()) {
            failOnViolation();
            if (end != null) {
                throw new AssertionError(
                        "Expected " + expected + ", but the connection ended (" + end + "); not taken: " + shown());
            }
            waitUntil(deadline, () -> "Expected " + expected + " within " + patience + "; arrived instead: " + shown());
        }
    }

    private void failOnViolation() {
        if (violation != null) {
            throw new AssertionError(violation);
        }
    }

    private String shown() {
        String all = messages.stream().limit(10).toList().toString();
        return messages.size() > 10 ? all + " and " + (messages.size() - 10) + " more" : all;
    }

    /** Waits for a change; the caller looks whether it was the right one. */
    @SuppressWarnings("WaitNotInLoop") // Every caller loops.
    private void waitUntil(long deadlineNanos, Supplier<String> tooLate) {
        long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new AssertionError(tooLate.get());
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }
}
