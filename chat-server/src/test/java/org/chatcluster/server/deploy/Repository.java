package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files of the repository, by their paths in it. */
final class Repository {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NODE_LAUNCH = Pattern.compile("launch chat-server (.*) -- \"\\$@\"");
    private static final String SHOW_BUILD =
            "root=/source; . bin/launch.bash; choose chat-server; IFS=,; echo \"-pl ${parts[*]}\"; IFS=' '; echo \"${goals[*]}\"";

    private Repository() {}

    static Path path(String file) {
        Path path = ROOT.resolve(file);
        assertThat(path).as("%s in the repository", file).exists();
        return path;
    }

    static String read(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flags of Java with which bin/chat-server starts a node. */
    static List<String> nodeJavaFlags() {
        return List.of(only(NODE_LAUNCH, read("bin/chat-server")).split(" ", -1));
    }

    /** What Maven is to do for the jar of the node, as bin/ has it: modules and goals. */
    static List<String> nodeBuild() {
        try {
            Process bash = new ProcessBuilder("bash", "-c", SHOW_BUILD)
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return words(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words of a shell's line, which may go on behind a backslash. */
    static List<String> words(String line) {
        return List.of(line.replace("\\\n", " ").strip().split("\\s+", -1));
    }

    /** What the only match of {@code pattern} has in its parentheses. */
    static String only(Pattern pattern, String text) {
        List<MatchResult> matches = pattern.matcher(text).results().toList();
        assertThat(matches).as("places that look like %s", pattern).hasSize(1);
        return matches.get(0).group(1);
    }
}
