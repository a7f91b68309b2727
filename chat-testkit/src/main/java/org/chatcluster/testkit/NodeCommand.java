package org.chatcluster.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts the packaged node. */
final class NodeCommand {
    private static final String JAR_PROPERTY = "chat.server.jar";
    private static final Path IN_BUILD = Path.of("chat-server", "target", "chat-server.jar");

    private NodeCommand() {}

    static List<String> of(NodeOptions options, Path dataDir) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.javaFlags());
        command.add("-jar");
        command.add(jar().toString());
        command.add("--data-dir");
        command.add(dataDir.toString());
        options.flags().forEach((flag, value) -> {
            command.add(flag);
            if (!value.isEmpty()) {
                command.add(value);
            }
        });
        return command;
    }

    private static Path jar() {
        String given = System.getProperty(JAR_PROPERTY);
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        return Repository.require(IN_BUILD, "; package the server first, or set -D" + JAR_PROPERTY + ".");
    }
}
