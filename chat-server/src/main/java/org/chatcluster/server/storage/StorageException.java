package org.chatcluster.server.storage;

/** The database failed. Subclasses say what that means for the statement; this class itself, that it was refused for good. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The driver's exception is the cause. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A row with the same primary or unique key is committed; nothing was changed. */
    public static final class DuplicateKey extends StorageException {
        private static final long serialVersionUID = 1L;

        /** The driver's exception is the cause. */
        public DuplicateKey(Throwable cause) {
            super("A row with this key exists.", cause);
        }
    }

    /** Deadlock or lock wait time-out: the transaction was rolled back and may be tried again at once. */
    public static final class Conflict extends StorageException {
        private static final long serialVersionUID = 1L;

        /** The driver's exception is the cause. */
        public Conflict(Throwable cause) {
            super("The transaction was rolled back for another.", cause);
        }
    }

    /** The database cannot be reached, or the connection broke: whether the transaction was committed is not known. */
    public static final class Unavailable extends StorageException {
        private static final long serialVersionUID = 1L;

        /** The driver's exception is the cause. */
        public Unavailable(Throwable cause) {
            super("The database is not available.", cause);
        }
    }
}
