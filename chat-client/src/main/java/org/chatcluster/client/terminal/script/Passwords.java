package org.chatcluster.client.terminal.script;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chatcluster.client.terminal.command.Answers;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.store.FileProblem;
import org.chatcluster.client.terminal.text.RenderGate;

/** Where a password comes from: the first line of a file, or of the input if that is no terminal, or a person. */
final class Passwords {
    private static final String VARIABLE = "CHAT_PASSWORD_FILE";

    private final CommandContext context;

    Passwords(CommandContext context) {
        this.context = context;
    }

    /** Whether a file or a person has it, so that the input need not be read. */
    boolean isWithoutInput(String file) {
        return !file(file).isEmpty() || context.streams().person().isPresent();
    }

    private String file(String named) {
        return named.isEmpty() ? context.environment().getOrDefault(VARIABLE, "") : named;
    }

    /** The password of {@code name}; {@code file} is what the command line says, empty for what the environment says. */
    String require(String name, String file) throws InterruptedException {
        String path = file(file);
        if (!path.isEmpty()) {
            return firstLine(Path.of(path));
        }
        Optional<Console> person = context.streams().person();
        Optional<String> password = person.isPresent()
                ? ask(person.get(), name)
                : Answers.await(new StandardInput(context.streams().in()).line());
        return password.orElseThrow(
                () -> new UsageException("a password is expected in the input, in --password-file or in " + VARIABLE));
    }

    private static Optional<String> ask(Console person, String name) {
        Interrupts interrupts = Interrupts.ending();
        try {
            return Optional.ofNullable(person.readPassword("Password of %s: ", RenderGate.clean(name)))
                    .map(String::new);
        } finally {
            interrupts.end();
        }
    }

    private static String firstLine(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UsageException("the password file " + file + " cannot be read: " + FileProblem.of(e));
        }
    }
}
