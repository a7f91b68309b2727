package org.chatcluster.client;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;

/** What kept a connection from being made, in a few words. */
final class ConnectProblem {
    private ConnectProblem() {}

    static String of(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException || cause.getCause() instanceof UnknownHostException) {
            return "no such host";
        }
        if (message.toLowerCase(Locale.ROOT).contains("timed out")) {
            return "no answer in time";
        }
        if (message.toLowerCase(Locale.ROOT).contains("refused")) {
            return "connection refused";
        }
        return cause instanceof ConnectException || cause instanceof SocketException
                ? message
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
