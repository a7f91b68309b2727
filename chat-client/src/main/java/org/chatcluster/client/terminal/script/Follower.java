package org.chatcluster.client.terminal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.command.Answers;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.view.StateLines;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the messages of one conversation as they come, each once and in order. What comes before {@link #begin} is kept until then.
 * Thread-safe; calls its reader on the client's listener thread and in {@code begin}, never twice at a time.
 */
final class Follower implements ClientListener {
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final StateLines states = new StateLines(Marks.SIGNS);
    private final CommandContext context;
    private List<Runnable> early = new ArrayList<>();
    private @Nullable Live live;

    Follower(CommandContext context) {
        this.context = context;
    }

    /** Takes a message; false when it wants no more. */
    interface Reader {
        boolean take(ChatMessage message);
    }

    private record Live(Target conversation, int me, long after, Reader reader) {}

    /** From now on {@code reader} gets what is behind {@code after}, and it alone. */
    synchronized void begin(Target conversation, int me, long after, Reader reader) {
        live = new Live(conversation, me, after, reader);
        early.forEach(Runnable::run);
        early = List.of();
    }

    /** Waits until the reader has enough. Fails with the reason why nothing will come any more. */
    void awaitEnd() throws InterruptedException {
        Void unused = Answers.await(ended);
    }

    @Override
    public synchronized void message(ChatMessage message) {
        if (live == null) {
            early.add(() -> message(message));
        } else if (message.conversation().equals(live.conversation) && message.seq() > live.after && !ended.isDone()) {
            handOn(live.reader, message);
        }
    }

    private void handOn(Reader reader, ChatMessage message) {
        try {
            if (!reader.take(message)) {
                ended.complete(null);
            }
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    @Override
    public synchronized void groupEvent(GroupEvent event) {
        if (live == null) {
            early.add(() -> groupEvent(event));
        } else if (live.conversation.equals(new Target.Group(event.groupId())) && event.endsFor(live.me)) {
            ended.completeExceptionally(new ExitException(Exit.NO_TARGET, "You are not in this group any more."));
        }
    }

    @Override
    public void loggedIn(Session session) {
        if (session.resumed()) {
            context.say(states.resumed(session).text());
        }
    }

    @Override
    public void stateChanged(ClientState state) {
        if (state.phase() == Phase.WAITING) {
            states.of(state).ifPresent(line -> context.say(line.text()));
        } else if (state.phase() == Phase.OFFLINE && state.cause() != null) {
            ended.completeExceptionally(state.cause());
        }
    }
}
