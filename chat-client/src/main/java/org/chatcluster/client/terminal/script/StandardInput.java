package org.chatcluster.client.terminal.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.chatcluster.client.terminal.command.UsageException;

/** Reads the input on a thread of its own, for a command that can be interrupted, which reading cannot. On the command's thread. */
final class StandardInput {
    private static final String NAME = "The input";

    private final InputStream in;
    private final InputLines lines;
    private final Executor thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "chat-input");
        reader.setDaemon(true);
        return reader;
    });

    StandardInput(InputStream in) {
        this.in = in;
        this.lines = new InputLines(in);
    }

    /** All of it, without the line end at its end. */
    CompletableFuture<String> text() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        byte[] bytes = in.readNBytes(InputLines.MAX_BYTES + 1);
                        if (bytes.length > InputLines.MAX_BYTES) {
                            throw InputLines.tooLong(NAME);
                        }
                        return InputLines.decode(bytes, NAME).replaceFirst("\\R\\z", "");
                    } catch (IOException e) {
                        throw refusal(e);
                    }
                },
                thread);
    }

    /** The next line; empty at the end. */
    CompletableFuture<Optional<String>> line() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return lines.next();
                    } catch (IOException e) {
                        throw refusal(e);
                    }
                },
                thread);
    }

    private static UsageException refusal(IOException cause) {
        return new UsageException("the input cannot be read: " + cause.getMessage());
    }
}
