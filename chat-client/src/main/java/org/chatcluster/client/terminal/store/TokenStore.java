package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.FileNames;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.UserName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the token of each account that has logged in from here, so that the next start needs no password: one private file for
 * each server, device and account. Thread-safe.
 */
public final class TokenStore {
    private static final Logger LOG = LoggerFactory.getLogger(TokenStore.class);
    private static final String DIRECTORY = "tokens/";

    private final StateDirectory state;
    private final FileNames names;
    private final Clock clock;
    private final boolean keeps;

    /** A token and whose it is. */
    public record Stored(UserName user, Credentials.ByToken credentials) {
        public String name() {
            return user.name();
        }
    }

    public TokenStore(StateDirectory state, ClientConfig config, Clock clock) {
        this(state, new FileNames(config), clock, true);
    }

    private TokenStore(StateDirectory state, FileNames names, Clock clock, boolean keeps) {
        this.state = state;
        this.names = names;
        this.clock = clock;
        this.keeps = keeps;
    }

    /** The same for a session beside that of the client: a token that it gets would not be good for the client's device, and is not kept. */
    public TokenStore beside() {
        return new TokenStore(state, names, clock, false);
    }

    /** The token of {@code name}, or of who logged in last if the name is empty; nothing if there is none that may be valid. */
    public synchronized Optional<Stored> find(String name) {
        String wanted = name.isEmpty() ? read(lastFile()).stream().findFirst().orElse("") : Names.bare(name);
        List<String> lines = wanted.isEmpty() ? List.of() : read(tokenFile(wanted));
        if (lines.size() < 4) {
            return Optional.empty();
        }
        try {
            int id = Integer.parseInt(lines.get(1));
            long expiresMillis = Long.parseLong(lines.get(3));
            return expiresMillis > clock.millis()
                    ? Optional.of(new Stored(new UserName(id, lines.get(0)), new Credentials.ByToken(lines.get(2), id)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Keeps the token of a login. */
    public synchronized void save(LoginReply login) throws IOException {
        if (!keeps) {
            return;
        }
        String name = login.user().name();
        LoginReply.Token token = login.token();
        state.write(
                tokenFile(name),
                String.join(
                        "\n",
                        name,
                        Integer.toString(login.user().id()),
                        token.value(),
                        Long.toString(token.expiresMillis())));
        state.write(lastFile(), name);
    }

    /** Forgets the token of {@code name}. */
    public synchronized void remove(String name) {
        boolean wasLast = read(lastFile()).contains(name);
        try {
            Files.deleteIfExists(state.path().resolve(tokenFile(name)));
            if (wasLast) {
                Files.deleteIfExists(state.path().resolve(lastFile()));
            }
        } catch (IOException e) {
            LOG.warn("A token could not be deleted", e);
        }
    }

    private List<String> read(String file) {
        Path path = state.path().resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            LOG.warn("{} could not be read", path, e);
            return List.of();
        }
    }

    private String tokenFile(String name) {
        return DIRECTORY + names.of(Names.key(name));
    }

    private String lastFile() {
        return DIRECTORY + "last-" + names.of("");
    }
}
