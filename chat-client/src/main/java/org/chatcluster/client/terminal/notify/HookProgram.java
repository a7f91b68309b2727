package org.chatcluster.client.terminal.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the person's that is run when somebody wants them, without a shell. It finds the reason in CHAT_EVENT, CHAT_FROM, CHAT_CONVERSATION,
 * CHAT_TEXT and CHAT_MORE, and as a JSON object on its standard input. One runs at a time, and not more often than the pause
 * allows: of the reasons that come meanwhile the newest waits, and CHAT_MORE says how many it stands for besides. One that takes too long
 * is killed. Thread-safe; {@link #close} ends it.
 */
public final class HookProgram implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookProgram.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final List<String> command;
    private final Consumer<String> trouble;
    private final Duration pause;
    private final Duration bound;
    private final JsonFactory json = new JsonFactory();
    private final ScheduledExecutorService runner = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "chat-hook");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Reason waiting;
    private int more;
    private boolean busy;
    private boolean told;

    /** {@code trouble} is told, once, why the program does not do. */
    public HookProgram(List<String> command, Consumer<String> trouble) {
        this(command, trouble, PAUSE, BOUND);
    }

    HookProgram(List<String> command, Consumer<String> trouble, Duration pause, Duration bound) {
        this.command = List.copyOf(command);
        this.trouble = trouble;
        this.pause = pause;
        this.bound = bound;
    }

    /** Runs the program for this, now or later; nothing without one. */
    public synchronized void offer(Reason reason) {
        if (command.isEmpty()) {
            return;
        }
        more += waiting == null ? 0 : 1;
        waiting = reason;
        if (!busy && !runner.isShutdown()) {
            busy = true;
            runner.execute(this::next);
        }
    }

    private void next() {
        Reason reason;
        int others;
        synchronized (this) {
            reason = waiting;
            others = more;
            waiting = null;
            more = 0;
            if (reason == null || runner.isShutdown()) {
                busy = false;
                return;
            }
        }
        try {
            run(reason, others);
        } catch (IOException e) {
            tell("cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (!runner.isShutdown()) {
                var unused = runner.schedule(this::next, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void run(Reason reason, int others) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        for (Reason.Field field : reason.fields()) {
            builder.environment().put("CHAT_" + field.name().toUpperCase(Locale.ROOT), field.value());
        }
        builder.environment().put("CHAT_MORE", Integer.toString(others));
        Process process = builder.start();
        try {
            give(process, object(reason, others));
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                tell("did not end within " + bound.toSeconds() + " s and was killed");
            } else if (process.exitValue() != 0) {
                tell("ended with " + process.exitValue());
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private byte[] object(Reason reason, int others) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator object = json.createGenerator(bytes)) {
            object.writeStartObject();
            for (Reason.Field field : reason.fields()) {
                object.writeStringField(field.name(), field.value());
            }
            object.writeNumberField("more", others);
            object.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** An object is shorter than what a pipe holds, so that this does not wait for a program that reads nothing. */
    private static void give(Process process, byte[] object) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(object);
        } catch (IOException e) {
            LOG.debug("The hook does not read what it is given", e);
        }
    }

    private void tell(String what) {
        if (!told) {
            told = true;
            trouble.accept("The hook " + command.get(0) + " " + what + ".");
        }
    }

    @Override
    public void close() {
        var unused = runner.shutdownNow();
    }
}
