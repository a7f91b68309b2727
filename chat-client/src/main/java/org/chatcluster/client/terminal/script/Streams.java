package org.chatcluster.client.terminal.script;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command reads, and where it writes data and talk, all in UTF-8. */
public record Streams(InputStream in, PrintStream out, PrintStream err) {
    /** Those of the process. */
    public static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in), stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
