package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.common.protocol.Target;

/**
 * Keeps the list of conversations with their names, so that the next start has the same list in the same order, also while the server
 * is away. Thread-safe as long as two threads do not save at once.
 */
public final class ConversationStore {
    private final AccountFiles files;

    /** A conversation and the name of its group or user. */
    public record Known(Target conversation, String name) {}

    public ConversationStore(StateDirectory state, ClientConfig config) {
        this.files = new AccountFiles(state, config, "conversations");
    }

    /** The conversations of an account in their order; none if they cannot be read. */
    public List<Known> load(int accountId) {
        Properties lines = files.load(accountId);
        List<Known> loaded = new ArrayList<>();
        for (int place = 1; place <= lines.size(); place++) {
            String key = lines.getProperty(place + ".of", "");
            String name = lines.getProperty(place + ".name", "");
            ConversationKey.find(key).ifPresent(conversation -> loaded.add(new Known(conversation, name)));
        }
        return loaded;
    }

    /** Keeps these instead. */
    public void save(int accountId, List<Known> conversations) throws IOException {
        Properties lines = new Properties();
        for (Known known : conversations) {
            int place = lines.size() / 2 + 1;
            lines.setProperty(place + ".of", ConversationKey.of(known.conversation));
            lines.setProperty(place + ".name", known.name);
        }
        files.save(accountId, lines);
    }
}
