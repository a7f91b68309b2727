package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Ends a process when this JVM is gone without having ended it, {@code kill -9} included: a shell that reads from this JVM until the
 * pipe breaks, then asks the process to end (SIGTERM) and after 30 s kills it. Stateless.
 */
final class OsGuard {
    private static final String SCRIPT = """
            read -r nothing
            kill -TERM "$1" && kill -CONT "$1"
            seconds=0
            while [ "$seconds" -lt 30 ] && kill -0 "$1"; do
                sleep 1
                seconds=$((seconds + 1))
            done
            kill -KILL "$1"
            """;

    private OsGuard() {}

    /** Watches until {@code process} ends. */
    static void watch(Process process) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "guard", Long.toString(process.pid()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        try {
            Process guard = builder.start();
            var unused = process.onExit().thenRun(guard::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start /bin/sh", e);
        }
    }
}
