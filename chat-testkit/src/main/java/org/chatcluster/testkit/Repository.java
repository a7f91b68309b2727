package org.chatcluster.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests or programs run from: the one that the property {@code chat.home} names, else the directory or one above. */
final class Repository {
    private static final String HOME_PROPERTY = "chat.home";

    private Repository() {}

    /** A file in it that must be there; {@code otherwise} says what to do if it is not. */
    static Path require(Path file, String otherwise) {
        Path start = Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath();
        for (Path dir = start; dir != null; dir = dir.getParent()) {
            Path found = dir.resolve(file);
            if (Files.exists(found)) {
                return found;
            }
        }
        throw new IllegalStateException("No " + file + " in " + start + " or above" + otherwise);
    }
}
