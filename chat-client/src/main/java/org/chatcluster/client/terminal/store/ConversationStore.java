package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.FileNames;
import org.chatcluster.common.protocol.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the list of conversations with their names, so that the next start has the same list in the same order, also while the server
 * is away: one private file for each server, device and account. Thread-safe as long as two threads do not save at once.
 */
public final class ConversationStore {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationStore.class);
    private static final String DIRECTORY = "conversations/";

    private final StateDirectory state;
    private final FileNames names;

    /** A conversation and the name of its group or user. */
    public record Known(Target conversation, String name) {}

    public ConversationStore(StateDirectory state, ClientConfig config) {
        this.state = state;
        this.names = new FileNames(config);
    }

    /** The conversations of an account in their order; none if they cannot be read. */
    public List<Known> load(int accountId) {
        Path path = state.path().resolve(file(accountId));
        Properties lines = new Properties();
        if (Files.exists(path)) {
            try (Reader in = Files.newBufferedReader(path)) {
                lines.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} could not be read", path, e);
            }
        }
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
        StringWriter out = new StringWriter();
        lines.store(out, null);
        state.write(file(accountId), out.toString());
    }

    private String file(int accountId) {
        return DIRECTORY + names.of(Integer.toString(accountId));
    }
}
