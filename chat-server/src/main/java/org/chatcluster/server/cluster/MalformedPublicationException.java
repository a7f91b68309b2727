package org.chatcluster.server.cluster;

/** Something was published that no node of this cluster would publish. */
final class MalformedPublicationException extends Exception {
    MalformedPublicationException(String message) {
        super(message);
    }

    MalformedPublicationException(String message, Throwable cause) {
        super(message, cause);
    }
}
