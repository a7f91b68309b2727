package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.chatcluster.client.ClientConfig;

/** Keeps what was begun to be written and not sent. Thread-safe as long as two threads do not save at once. */
public final class DraftStore {
    private final AccountFiles files;

    public DraftStore(StateDirectory state, ClientConfig config) {
        this.files = new AccountFiles(state, config, "drafts");
    }

    /** The drafts of an account, by the names they were saved under; none if they cannot be read. */
    public Map<String, String> load(int accountId) {
        Properties drafts = files.load(accountId);
        Map<String, String> loaded = new LinkedHashMap<>();
        drafts.stringPropertyNames().forEach(name -> loaded.put(name, drafts.getProperty(name)));
        return loaded;
    }

    /** Keeps these drafts of an account instead of those that had their names, and the others as they are; one that is empty goes. */
    public void change(int accountId, Map<String, String> drafts) throws IOException {
        Properties all = files.load(accountId);
        all.putAll(drafts);
        all.values().removeIf(""::equals);
        files.save(accountId, all);
    }
}
