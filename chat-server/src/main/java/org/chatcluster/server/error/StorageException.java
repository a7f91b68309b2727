package org.chatcluster.server.error;

import org.jspecify.annotations.Nullable;

/** The database failed. Subclasses say what that means for the statement; this class itself, that it was refused for good. */
public class StorageException extends RuntimeException {
    /** The driver's exception is the cause. */
    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A row with the same primary or unique key is committed; nothing was changed. */
    public static final class DuplicateKey extends StorageException {
        private final boolean primary;

        /** The driver's exception is the cause; {@code primary} if it is sure that a primary key was taken. */
        public DuplicateKey(Throwable cause, boolean primary) {
            super("A row with this key exists.", cause);
            this.primary = primary;
        }

        /** Whether a primary key was taken; the other keys may be taken as well. */
        public boolean isPrimary() {
            return primary;
        }
    }

    /** Deadlock or lock wait time-out: the transaction was rolled back and may be tried again at once. */
    public static final class Conflict extends StorageException {
        /** The driver's exception is the cause. */
        public Conflict(Throwable cause) {
            super("The transaction was rolled back for another.", cause);
        }
    }

    /** The database cannot be reached, or the connection broke: whether the transaction was committed is not known. */
    public static final class Unavailable extends StorageException {
        /** The driver's exception is the cause. */
        public Unavailable(Throwable cause) {
            super("The database is not available.", cause);
        }
    }

    /** The database cannot be opened; the message is one line, without secrets, for the person who starts the node. */
    public static final class CannotOpen extends StorageException {
        /** {@code reason} is one line; the cause is what failed below, if anything did. */
        public CannotOpen(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}
