package org.chatcluster.client.terminal.script;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command reads, and where it writes data and talk, all in UTF-8. */
public record Streams(InputStream in, DataStream out, PrintStream err) {
    private static final Path OUTPUT = Path.of("/dev/fd/1");
    /** Of the mode in {@code stat(2)}. */
    private static final int KIND = 0xF000;

    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    /** Those of the process. */
    public static Streams ofProcess() {
        return new Streams(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new DataStream(new FileOutputStream(FileDescriptor.out), Streams::isPipe),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    /** Whether a program reads the output. What the system says about a failure is in the language of the person, so it cannot tell. */
    private static boolean isPipe() {
        try {
            int kind = (int) Files.getAttribute(OUTPUT, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The person who sits at both ends, if there is one. */
    @SuppressWarnings("SystemConsoleNull") // The console of java.base is there for terminals only, in every JDK.
    public Optional<Console> person() {
        System.setProperty("jdk.console", "java.base");
        return Optional.ofNullable(System.console());
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
