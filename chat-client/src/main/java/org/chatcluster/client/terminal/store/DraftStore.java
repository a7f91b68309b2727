package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.FileNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was begun to be written and not sent: one private file for each server, device and account. Thread-safe as long as two
 * threads do not save at once.
 */
public final class DraftStore {
    private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);
    private static final String DIRECTORY = "drafts/";

    private final StateDirectory state;
    private final FileNames names;

    public DraftStore(StateDirectory state, ClientConfig config) {
        this.state = state;
        this.names = new FileNames(config);
    }

    /** The drafts of an account, by the names they were saved under; none if they cannot be read. */
    public Map<String, String> load(int accountId) {
        Path path = state.path().resolve(file(accountId));
        Properties drafts = new Properties();
        if (Files.exists(path)) {
            try (Reader in = Files.newBufferedReader(path)) {
                drafts.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} could not be read", path, e);
            }
        }
        Map<String, String> loaded = new LinkedHashMap<>();
        drafts.stringPropertyNames().forEach(name -> loaded.put(name, drafts.getProperty(name)));
        return loaded;
    }

    /** Keeps these drafts of an account instead of those that had their names, and the others as they are; one that is empty goes. */
    public void change(int accountId, Map<String, String> drafts) throws IOException {
        Properties all = new Properties();
        all.putAll(load(accountId));
        all.putAll(drafts);
        all.values().removeIf(""::equals);
        StringWriter out = new StringWriter();
        all.store(out, null);
        state.write(file(accountId), out.toString());
    }

    private String file(int accountId) {
        return DIRECTORY + names.of(Integer.toString(accountId));
    }
}
