package org.chatcluster.client.terminal.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.store.StateDirectory;

/**
 * Keeps logs off the screen: none, or into a private file of this process, so that two at a time do not write over each other. Must run
 * before the first logger is made.
 */
final class Logs {
    static final int MAX_FILES = 10;

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logs() {}

    static void begin(boolean verbose, StateDirectory state) throws IOException {
        if (!verbose) {
            System.setProperty(PREFIX + "defaultLogLevel", "off");
            return;
        }
        Path file = file(state, ProcessHandle.current().pid());
        System.setProperty(PREFIX + "logFile", file.toString());
        System.setProperty(PREFIX + "defaultLogLevel", "info");
        System.setProperty(PREFIX + "log.org.chatcluster", "debug");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    }

    /** The file of a process, as one of the last {@value #MAX_FILES} that were written to; older ones go. */
    static Path file(StateDirectory state, long pid) throws IOException {
        Path file = state.privateFile("logs/" + pid + ".log");
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        List<Path> newestFirst = new ArrayList<>();
        try (Stream<Path> all = Files.list(state.path().resolve("logs"))) {
            all.forEach(newestFirst::add);
        }
        newestFirst.sort(Comparator.comparing(Logs::writtenAt).reversed());
        for (Path old : newestFirst.subList(Math.min(MAX_FILES, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(old);
        }
        return file;
    }

    private static FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // Another process has deleted it.
            return FileTime.fromMillis(0);
        }
    }
}
