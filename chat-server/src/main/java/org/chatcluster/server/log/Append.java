package org.chatcluster.server.log;

import java.util.Objects;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.error.ChatException;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into the log. Made by the session's event loop, then confined to its lane until the lane hands it to the
 * {@link Origin} or {@link AppendListener} with its outcome; immutable from then on.
 */
public final class Append {
    /** What has become of an append. */
    public enum Outcome {
        /** Nothing yet. */
        PENDING,
        /** The row is committed, by this append. */
        COMMITTED,
        /** The row had been committed before. */
        DUPLICATE,
        /** Nothing was stored for this append, or with {@link ErrorCode#UNAVAILABLE} nothing is known. */
        REFUSED
    }

    /** Whoever has sent the message: hears of every outcome. Thread-safe. */
    public interface Origin {
        /** The append is over, and not committed by this append. */
        void resolved(Append append);
    }

    /**
     * The sends of one connection in one conversation, which keep their order over a refusal. Confined to the lane of the
     * conversation.
     */
    public static final class Stream {
        private final RefusalGate gate = new RefusalGate();
    }

    private final StoredMessage draft;
    private final String senderName;
    private final Origin origin;
    private final Stream stream;
    private final @Nullable ChatException objection;
    private @Nullable Append follower;
    private Outcome outcome = Outcome.PENDING;
    private @Nullable ChatException refusal;
    private boolean inDoubt;
    /** With its place and time, once it has been tried. */
    private @Nullable StoredMessage row;

    private long seq;
    private long time;
    /** The lowest place that was tried; the row of this append can be in no lower one. */
    private long lowestSeq = Long.MAX_VALUE;

    /**
     * A message to be stored: {@code draft} has no seq and time yet. With an {@code objection} it is not to be stored, but has to
     * be looked up, for what is stored already is acknowledged whatever is against it.
     */
    public Append(
            StoredMessage draft, String senderName, Origin origin, Stream stream, @Nullable ChatException objection) {
        this.draft = draft;
        this.senderName = senderName;
        this.origin = origin;
        this.stream = stream;
        this.objection = objection;
    }

    /** Where the message belongs. */
    public Conversation conversation() {
        return draft.conversation();
    }

    /** The sender and its cid. */
    public StoredMessage.Key key() {
        return draft.key();
    }

    /** The sender's id. */
    public int senderId() {
        return draft.senderId();
    }

    /** The sender's name. */
    public String senderName() {
        return senderName;
    }

    /** The client's cid, or the negative one that the node has made. */
    public long cid() {
        return draft.cid();
    }

    /** The text. */
    public String text() {
        return draft.text();
    }

    /** Who sent it. */
    public Origin origin() {
        return origin;
    }

    /** What has become of it. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why it is {@link Outcome#REFUSED}. */
    public ChatException refusal() {
        return Objects.requireNonNull(refusal);
    }

    /** The row, once committed. */
    public StoredMessage row() {
        return Objects.requireNonNull(row);
    }

    /** The place of the row, once committed. */
    public long seq() {
        return seq;
    }

    /** The time of the row in ms since the epoch, once committed. */
    public long time() {
        return time;
    }

    @Nullable
    ChatException objection() {
        return objection;
    }

    boolean admitted() {
        return stream.gate.admits(cid());
    }

    /** Gives the row the place that it is going to be tried at; the time of the first try stays. */
    StoredMessage place(long atSeq, long now) {
        seq = atSeq;
        if (time == 0) {
            time = now;
        }
        lowestSeq = Math.min(lowestSeq, atSeq);
        StoredMessage placed =
                new StoredMessage(draft.conversation(), seq, draft.senderId(), draft.cid(), time, draft.text());
        row = placed;
        return placed;
    }

    /** A commit of this row was tried and its outcome is not known. */
    void doubt() {
        inDoubt = true;
    }

    boolean isInDoubt() {
        return inDoubt;
    }

    /** The same message, sent again while this one is under way, shares its fate. */
    void follow(Append again) {
        Append last = this;
        while (last.follower != null) {
            last = last.follower;
        }
        last.follower = again;
    }

    void commit() {
        outcome = Outcome.COMMITTED;
        stream.gate.settled(cid());
        for (Append again = follower; again != null; again = again.follower) {
            again.resolveAsStored(row());
        }
    }

    /** The key is stored already: by this append when in doubt, else by an earlier one. */
    void foundStored(StoredMessage stored) {
        boolean same =
                stored.conversation().equals(conversation()) && stored.text().equals(text());
        // The same time alone says little: a copy may have been committed within the same millisecond.
        if (same && inDoubt && stored.time() == time && stored.seq() >= lowestSeq) {
            seq = stored.seq();
            row = stored;
            commit();
            return;
        }
        for (Append again = this; again != null; again = again.follower) {
            again.resolveAsStored(stored);
        }
    }

    private void resolveAsStored(StoredMessage stored) {
        stream.gate.settled(cid());
        if (stored.conversation().equals(conversation()) && stored.text().equals(text())) {
            outcome = Outcome.DUPLICATE;
            seq = stored.seq();
            time = stored.time();
        } else {
            outcome = Outcome.REFUSED;
            refusal = new ChatException(ErrorCode.CID_REUSED);
        }
        origin.resolved(this);
    }

    void refuse(ChatException reason) {
        for (Append again = this; again != null; again = again.follower) {
            again.outcome = Outcome.REFUSED;
            again.refusal = reason;
            if (reason.code().retry()) {
                again.stream.gate.refused(cid());
            } else {
                again.stream.gate.settled(cid());
            }
            again.origin.resolved(again);
        }
    }
}
