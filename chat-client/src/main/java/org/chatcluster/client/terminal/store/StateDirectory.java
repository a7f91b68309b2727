package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chatcluster.client.PrivateFiles;

/** Where the client keeps what belongs to this person alone: a directory of XDG_STATE_HOME that nobody else can read. Immutable. */
public record StateDirectory(Path path) {
    /** The directory that {@code environment} and {@code home} lead to. */
    public static StateDirectory of(Map<String, String> environment, Path home) {
        return new StateDirectory(Xdg.state(environment, home));
    }

    /** A file there, made empty and private if it is not there. */
    public Path privateFile(String name) throws IOException {
        Path file = path.resolve(name);
        Path unused = makeDirectory(file);
        PrivateFiles.createFile(file);
        return file;
    }

    /** Writes a private file, whole or not at all; the disk has it then. */
    public void write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Path directory = makeDirectory(file);
        Path written = PrivateFiles.createTempFile(directory);
        try {
            Files.writeString(written, content);
            PrivateFiles.replace(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Path makeDirectory(Path file) throws IOException {
        Path directory = file.getParent() == null ? path : file.getParent();
        PrivateFiles.createDirectories(path);
        PrivateFiles.createDirectories(directory);
        return directory;
    }
}
