package org.chatcluster.client.terminal.script;

import java.io.IOException;
import org.chatcluster.client.terminal.store.StateDirectory;

/** Keeps logs off the screen: none, or into a private file. Must run before the first logger is made. */
final class Logs {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logs() {}

    static void begin(boolean verbose, StateDirectory state) throws IOException {
        if (!verbose) {
            System.setProperty(PREFIX + "defaultLogLevel", "off");
            return;
        }
        System.setProperty(PREFIX + "logFile", state.privateFile("chat.log").toString());
        System.setProperty(PREFIX + "defaultLogLevel", "info");
        System.setProperty(PREFIX + "log.org.chatcluster", "debug");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    }
}
