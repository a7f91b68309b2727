package org.chatcluster.client.terminal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/** Which conversation the person is in, and the ways to others. Guarded by the {@link Desk} that owns it. */
final class Tour {
    private final Stay stay;
    private @Nullable Target current;
    private @Nullable Target previous;

    /** Where the person was before it went from one wanted conversation to the next. */
    private @Nullable Target origin;

    private boolean wandering;
    private final Set<Target> visited = new HashSet<>();

    /** Hears where the person leaves and where it comes to, null for no conversation. */
    interface Stay {
        void left(@Nullable Target conversation);

        void entered(@Nullable Target conversation);
    }

    Tour(Stay stay) {
        this.stay = stay;
    }

    @Nullable
    Target current() {
        return current;
    }

    void turnTo(@Nullable Target conversation) {
        wandering = false;
        visited.clear();
        go(conversation);
    }

    /** Where such steps have led since the first one; nothing before the first one. */
    Set<Target> visited() {
        return visited;
    }

    private void go(@Nullable Target conversation) {
        if (!Objects.equals(conversation, current)) {
            Target before = current;
            previous = before;
            current = conversation;
            stay.left(before);
            stay.entered(conversation);
        }
    }

    /** To {@code next}, or where there is none back to where the first such step began. */
    void wander(Optional<Target> next) {
        if (next.isPresent()) {
            if (!wandering) {
                origin = current;
                wandering = true;
            }
            visited.add(next.get());
            go(next.get());
        } else if (wandering) {
            wandering = false;
            visited.clear();
            go(origin);
        }
    }

    /** To the conversation with that number in the list, from 1, if there is one. */
    void turnToNumber(List<Target> all, int number) {
        if (number >= 1 && number <= all.size()) {
            turnTo(all.get(number - 1));
        }
    }

    /** To the conversation {@code step} places further down the list, around its end. */
    void turnBy(List<Target> all, int step) {
        if (!all.isEmpty()) {
            int at = current == null ? (step > 0 ? -1 : 0) : all.indexOf(current);
            turnTo(all.get(Math.floorMod(at + step, all.size())));
        }
    }

    /** To where the person was before, if it was anywhere. */
    void turnBack() {
        if (previous != null) {
            turnTo(previous);
        }
    }

    /** The conversation is no more. */
    void forget(Target conversation) {
        current = conversation.equals(current) ? null : current;
        previous = conversation.equals(previous) ? null : previous;
        origin = conversation.equals(origin) ? null : origin;
    }

    void clear() {
        current = null;
        previous = null;
        origin = null;
        wandering = false;
        visited.clear();
    }
}
