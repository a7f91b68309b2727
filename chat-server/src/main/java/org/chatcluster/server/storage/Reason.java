package org.chatcluster.server.storage;

import java.net.UnknownHostException;

/** Why something failed, in one line and without secrets. */
final class Reason {
    private Reason() {}

    /** The first line that the deepest cause has to say. */
    static String of(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof UnknownHostException) {
            return "unknown host " + deepest.getMessage();
        }
        String text = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        String line = text.strip().lines().findFirst().orElse("");
        return MysqlUrl.withoutSecrets(line);
    }
}
