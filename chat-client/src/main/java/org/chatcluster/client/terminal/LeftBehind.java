package org.chatcluster.client.terminal;

import java.time.Duration;
import java.util.Optional;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.client.terminal.text.Line;

/** What becomes of messages without an outcome when the face ends that {@code here} was wished for. On the main thread. */
record LeftBehind(App app, Wish here) {
    private static final Duration BOUND = Duration.ofSeconds(5);

    /** Waits for them, unless {@code next} goes on with them, and says what becomes of those that still have none. */
    Optional<Line> words(Optional<Wish> next) {
        boolean stays = next.filter(here::isWhere).isPresent();
        boolean stores = app.listener().stores();
        if (stays && stores) {
            return Optional.empty();
        }
        // Who goes to another server, perhaps because this one does not answer, is not kept waiting, nor is anybody for
        // nothing.
        boolean answers = app.model().link().view().state().phase() == Phase.ONLINE;
        Duration bound = stores && (next.isPresent() || !answers) ? Duration.ZERO : BOUND;
        return awaitOutcomes(bound)
                ? Optional.empty()
                : Optional.of(
                        stores
                                ? kept(next.isPresent())
                                : Line.error(count()
                                        + " without an outcome, and lost if not sent: nothing could be stored."));
    }

    private boolean awaitOutcomes(Duration bound) {
        try {
            return app.talk().underway().awaitOutcomes(bound);
        } catch (InterruptedException e) {
            // Ctrl-C ends the waiting; there is nothing more to be ended.
            return false;
        }
    }

    private Line kept(boolean elsewhere) {
        ClientConfig server = here.config();
        return Line.note(
                elsewhere
                        ? count() + " kept for " + server.host() + ":" + server.port()
                                + "; what has not gone out goes out when you are there again."
                        : count() + " kept; what has not gone out goes out next time.");
    }

    private String count() {
        int open = app.talk().underway().count();
        return open == 1 ? "1 message" : open + " messages";
    }
}
