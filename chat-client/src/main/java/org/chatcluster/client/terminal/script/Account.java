package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.NotConnectedException;
import org.chatcluster.client.terminal.command.Answers;
import org.chatcluster.client.terminal.command.Resolver;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Reply;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.common.protocol.Target;

/**
 * The login of one command. It has a device of its own beneath that of the person, whose client goes on beside it, and leaves to that
 * client what is unreceived and unread. The command closes it. On the command's thread.
 */
final class Account implements AutoCloseable {
    private static final int RADIX = 36;
    private static final int SUFFIXES = RADIX * RADIX * RADIX * RADIX * RADIX;

    private final ChatClient client;
    private final LoginReply login;
    private final People people = new People();
    private final Resolver resolver;

    private Account(ChatClient client, LoginReply login) {
        this.client = client;
        this.login = login;
        this.resolver = new Resolver(client, people, new Desk());
        people.loggedIn(login);
    }

    /** How a client logs in. */
    private interface Way {
        LoginReply login(ChatClient client) throws InterruptedException;
    }

    /** Logs in by the kept token, at once or not at all. */
    static Account open(CommandContext context, ClientListener listener) throws InterruptedException {
        TokenStore.Stored kept = requireKept(context);
        return open(context, listener, client -> Answers.await(client.login(kept.credentials())));
    }

    /** Logs in by the kept token and goes on trying for {@code bound} while the server cannot be reached; says why the last try failed. */
    static Account open(CommandContext context, Duration bound) throws InterruptedException {
        TokenStore.Stored kept = requireKept(context);
        AtomicReference<String> trouble = new AtomicReference<>("The server did not answer in time.");
        // What the state says when the time is over may be that the next try has just begun.
        ClientListener listener = new ClientListener() {
            @Override
            public void stateChanged(ClientState state) {
                ChatClientException cause = state.cause();
                if (cause != null) {
                    trouble.set(String.valueOf(cause.getMessage()));
                }
            }
        };
        return open(context, listener, client -> {
            CompletableFuture<LoginReply> login = client.resume(kept.credentials());
            CompletableFuture<Boolean> inTime = login.handle((reply, failure) -> true)
                    .completeOnTimeout(false, bound.toMillis(), TimeUnit.MILLISECONDS);
            if (!Answers.await(inTime)) {
                throw new NotConnectedException(String.valueOf(trouble.get()));
            }
            return Answers.await(login);
        });
    }

    private static Account open(CommandContext context, ClientListener listener, Way way) throws InterruptedException {
        String suffix = Integer.toString(ThreadLocalRandom.current().nextInt(SUFFIXES), RADIX);
        ChatClient client = new ChatClient(context.settings().configBeside(suffix), listener);
        try {
            return new Account(client, way.login(client));
        } catch (ChatClientException | InterruptedException e) {
            client.close();
            throw e;
        }
    }

    /** The login that the command line means. */
    static TokenStore.Stored requireKept(CommandContext context) {
        String name = context.settings().name();
        return context.tokens()
                .find(name)
                .orElseThrow(() -> new ExitException(Exit.NOT_LOGGED_IN, noLogin(context.config(), name)));
    }

    /** Logins are kept for each server and device, and flags choose both. */
    private static String noLogin(ClientConfig config, String name) {
        String place = " at " + config.host() + ":" + config.port() + " on the device " + config.device()
                + "; chat login --name " + (name.isEmpty() ? "NAME" : name) + " keeps a login there.";
        return name.isEmpty() ? "Nobody is logged in" + place : name + " is not logged in" + place;
    }

    ChatClient client() {
        return client;
    }

    int me() {
        return login.user().id();
    }

    LoginReply login() {
        return login;
    }

    People people() {
        return people;
    }

    <R extends Reply> R ask(Request request, Class<R> type) throws InterruptedException {
        return Answers.await(client.request(request, type));
    }

    /** The conversation that a word of the command line means; its name is known from then on. */
    Target requireTarget(String word) throws InterruptedException {
        try {
            Target target = resolver.conversation(word);
            if (target instanceof Target.Group group && !people.isMember(group.id())) {
                throw new ExitException(Exit.NO_TARGET, "You are in no group #" + group.id() + ".");
            }
            if (target instanceof Target.User user) {
                learn(user.id());
            }
            return target;
        } catch (UsageException e) {
            throw new ExitException(
                    Exit.NO_TARGET,
                    people.findGroups(word.substring(1)).isEmpty()
                            ? "You are in no group \"" + word + "\"; chat groups lists them."
                            : String.valueOf(e.getMessage()));
        } catch (BadValueException e) {
            throw new ExitException(Exit.NO_TARGET, "\"" + word + "\" is nobody's name.");
        }
    }

    private void learn(int userId) throws InterruptedException {
        if (people.findName(userId).isEmpty()) {
            var unused = resolver.find(Integer.toString(userId));
        }
    }

    /** What to call a conversation, for people and for {@code -t}; asks for names that are not known. */
    String requireName(Target conversation) throws InterruptedException {
        if (conversation instanceof Target.User user) {
            learn(user.id());
        }
        return name(conversation);
    }

    /** As {@link #requireName}, with what is known. */
    String name(Target conversation) {
        return conversation instanceof Target.User user
                ? people.findName(user.id()).map(known -> "@" + known).orElse(Integer.toString(user.id()))
                : people.nameOf(conversation);
    }

    @Override
    public void close() {
        client.close();
    }
}
