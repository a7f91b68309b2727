package org.chatcluster.client.terminal.script;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a command reads, and where it writes data and talk, all in UTF-8. */
public record Streams(InputStream in, PrintStream out, PrintStream err) {
    /** Those of the process. */
    public static Streams ofProcess() {
        return new Streams(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
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
