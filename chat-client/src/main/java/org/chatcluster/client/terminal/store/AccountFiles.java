package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.FileNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names and values in one private file for each server, device and account. Thread-safe as long as two threads do not save at once.
 */
final class AccountFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AccountFiles.class);

    private final StateDirectory state;
    private final FileNames names;
    private final String directory;

    AccountFiles(StateDirectory state, ClientConfig config, String directory) {
        this.state = state;
        this.names = new FileNames(config);
        this.directory = directory;
    }

    /** What is kept for an account; nothing if it cannot be read. */
    Properties load(int accountId) {
        Path path = state.path().resolve(file(accountId));
        Properties values = new Properties();
        if (Files.exists(path)) {
            try (Reader in = Files.newBufferedReader(path)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} could not be read", path, e);
            }
        }
        return values;
    }

    /** Keeps this instead. */
    void save(int accountId, Properties values) throws IOException {
        StringWriter out = new StringWriter();
        values.store(out, null);
        state.write(file(accountId), out.toString());
    }

    private String file(int accountId) {
        return directory + "/" + names.of(Integer.toString(accountId));
    }
}
