package org.chatcluster.client.terminal.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.chatcluster.client.terminal.command.UsageException;

/** Reads the input on a thread of its own, for a command that can be interrupted, which reading cannot. On the command's thread. */
final class StandardInput {
    /** More than any message can have. */
    private static final int MAX_BYTES = 1 << 20;

    private final InputStream in;
    private final BufferedReader lines;
    private final Executor thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "chat-input");
        reader.setDaemon(true);
        return reader;
    });

    StandardInput(InputStream in) {
        this.in = in;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    /** All of it, without the line end at its end. */
    CompletableFuture<String> text() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(MAX_BYTES));
                        String text = StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(bytes)
                                .toString();
                        return text.replaceFirst("\\R\\z", "");
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
                        return Optional.ofNullable(lines.readLine());
                    } catch (IOException e) {
                        throw refusal(e);
                    }
                },
                thread);
    }

    private static UsageException refusal(IOException cause) {
        return new UsageException(
                cause instanceof CharacterCodingException
                        ? "the input is not UTF-8"
                        : "the input cannot be read: " + cause.getMessage());
    }

    /** What was read, or the refusal of it. */
    static <T> T await(CompletableFuture<T> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UsageException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
