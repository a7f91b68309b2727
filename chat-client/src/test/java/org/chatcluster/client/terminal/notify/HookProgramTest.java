package org.chatcluster.client.terminal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookProgramTest {
    @TempDir
    Path dir;

    private final List<String> troubles = new CopyOnWriteArrayList<>();

    /** A program that is run as a person would have it: a script with arguments. */
    private HookProgram program(Duration bound, String script) throws IOException {
        Path file = Files.writeString(dir.resolve("hook"), script);
        List<String> command =
                List.of("/bin/sh", file.toString(), dir.resolve("out").toString(), "; rm -rf *");
        return new HookProgram(command, troubles::add, Duration.ofMillis(1), bound);
    }

    private String output() throws IOException {
        Path out = dir.resolve("out");
        return Files.exists(out) ? Files.readString(out) : "";
    }

    private static Reason direct(String text) {
        return new Reason("direct", "bob", "bob", text);
    }

    @Test
    void program_gets_the_reason_in_variables_and_as_json() throws IOException {
        String script = """
                read -r object
                echo "$CHAT_EVENT|$CHAT_FROM|$CHAT_CONVERSATION|$CHAT_TEXT|$CHAT_MORE|$2|$object" > "$1.new"
                mv "$1.new" "$1"
                """;
        try (HookProgram program = program(Duration.ofSeconds(60), script)) {
            program.offer(new Reason("mention", "b\u001Bob", "#ops", "$(touch x) `touch y` \"你好\"\u0000"));
            await().until(() -> !output().isEmpty());
            assertThat(output())
                    .isEqualTo("mention|b\uFFFDob|#ops|$(touch x) `touch y` \"你好\"\uFFFD|0|; rm -rf *|"
                            + "{\"event\":\"mention\",\"from\":\"b\uFFFDob\",\"conversation\":\"#ops\","
                            + "\"text\":\"$(touch x) `touch y` \\\"你好\\\"\uFFFD\",\"more\":0}\n");
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void one_runs_at_a_time_and_the_newest_stands_for_those_that_came_meanwhile() throws IOException {
        String script = """
                echo "begin $CHAT_TEXT $CHAT_MORE" >> "$1"
                while [ ! -e "$1.go" ]; do sleep 0.02; done
                echo end >> "$1"
                """;
        try (HookProgram program = program(Duration.ofSeconds(60), script)) {
            program.offer(direct("first"));
            await().until(() -> output().contains("first"));
            for (int i = 1; i <= 5; i++) {
                program.offer(direct("m" + i));
            }
            Files.createFile(dir.resolve("out.go"));
            await().until(() -> output().endsWith("m5 4\nend\n"));
            assertThat(output()).isEqualTo("begin first 0\nend\nbegin m5 4\nend\n");
        }
    }

    @Test
    void program_that_hangs_is_killed_with_what_it_started_and_told_once() throws IOException {
        String script = """
                echo "$$" >> "$1"
                sleep 600
                """;
        try (HookProgram program = program(Duration.ofMillis(300), script)) {
            // One that is killed before it could write its number is followed by another.
            await().until(() -> {
                program.offer(direct("again"));
                return output().lines().count() >= 2;
            });
            await().until(() -> output().lines()
                    .noneMatch(pid -> ProcessHandle.of(Long.parseLong(pid))
                            .map(ProcessHandle::isAlive)
                            .orElse(false)));
            assertThat(troubles).containsExactly("The hook /bin/sh did not end within 0 s and was killed.");
        }
    }

    @Test
    void program_that_fails_or_is_not_there_is_told_once() throws IOException {
        try (HookProgram program = program(Duration.ofSeconds(60), "echo x >> \"$1\"; exit 3")) {
            program.offer(direct("one"));
            await().until(() -> !troubles.isEmpty());
            program.offer(direct("two"));
            await().until(() -> output().equals("x\nx\n"));
            assertThat(troubles).containsExactly("The hook /bin/sh ended with 3.");
        }
        troubles.clear();
        try (HookProgram program = new HookProgram(List.of("/does/not/exist"), troubles::add)) {
            program.offer(direct("one"));
            await().until(() -> !troubles.isEmpty());
            assertThat(troubles.get(0)).startsWith("The hook /does/not/exist cannot be run: ");
        }
    }

    @Test
    void closing_ends_a_program_that_runs() throws IOException {
        try (HookProgram program = program(Duration.ofSeconds(60), "echo \"$$\" > \"$1\"; exec sleep 600")) {
            program.offer(direct("one"));
            await().until(() -> output().endsWith("\n"));
        }
        long pid = Long.parseLong(output().strip());
        await().until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }
}
