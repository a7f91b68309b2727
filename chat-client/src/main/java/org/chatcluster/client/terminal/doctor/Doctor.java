package org.chatcluster.client.terminal.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.RefusedException;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes the way to the server hop by hop and says of each how it is, until one is broken. Stores nothing and confirms nothing: the
 * message to oneself is refused by every server that is well. Each hop ends within {@link Bounds#hop}. On the caller's thread.
 */
public final class Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
    private static final String TEXT = "chat doctor";
    private static final int PINGS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ClientConfig config;
    private final Logins logins;
    private final Bounds bounds;

    /** Where the login comes from: nothing if there is none. */
    public interface Logins {
        /** May ask a person; throws {@link BadValueException} if it is one that no account can have. */
        Optional<Credentials> find() throws InterruptedException;
    }

    /** How long a hop may take, and how long the first answer of the server, and the outcome of a message. */
    public record Bounds(Duration hop, Duration greeting, Duration outcome) {
        /** For people. */
        public static final Bounds DEFAULT =
                new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    /** {@code config} says where to go, and as which device. */
    public Doctor(ClientConfig config, Logins logins, Bounds bounds) {
        this.config = config.withTiming(config.timing().withRequest(bounds.hop));
        this.logins = logins;
        this.bounds = bounds;
    }

    /** Tells {@code report} of every hop as soon as it is known; returns the broken one, if there is one. */
    public Optional<Hop> examine(Consumer<Finding> report) throws InterruptedException {
        Optional<Hop> broken = Optional.empty();
        try (ChatClient client = new ChatClient(config, new ClientListener() {})) {
            Visit visit = new Visit(client);
            for (Hop hop : Hop.values()) {
                Finding finding = broken.isPresent() ? Finding.notTried(hop) : visit.examine(hop);
                report.accept(finding);
                if (finding.state() == Finding.State.FAILED) {
                    broken = Optional.of(hop);
                }
            }
            visit.leave();
        }
        return broken;
    }

    /** One way to the server. */
    private final class Visit {
        private final ChatClient client;
        private Optional<LoginReply> login = Optional.empty();
        private boolean byPassword;
        private long startNanos;

        Visit(ChatClient client) {
            this.client = client;
        }

        Finding examine(Hop hop) throws InterruptedException {
            startNanos = System.nanoTime();
            try {
                String what = find(hop);
                return new Finding(hop, Finding.State.OK, elapsed(), what, "");
            } catch (BrokenHopException e) {
                return new Finding(hop, Finding.State.FAILED, elapsed(), e.what(), e.advice());
            } catch (TimeoutException e) {
                return new Finding(hop, Finding.State.FAILED, elapsed(), "no answer in time", adviceFor(hop));
            } catch (ExecutionException e) {
                String what =
                        e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
                return new Finding(hop, Finding.State.FAILED, elapsed(), what, adviceFor(hop));
            }
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - startNanos);
        }

        private String find(Hop hop)
                throws BrokenHopException, InterruptedException, TimeoutException, ExecutionException {
            return switch (hop) {
                case NAME -> resolve();
                case CONNECTION -> connect();
                case GREETING -> greet();
                case LOGIN -> logIn();
                case SEND -> send();
                case NODE -> login.orElseThrow().node();
                case ROUND_TRIP -> measure();
            };
        }

        private String resolve() throws InterruptedException, TimeoutException, BrokenHopException {
            try {
                InetAddress[] addresses = Bounded.call(() -> InetAddress.getAllByName(config.host()), bounds.hop);
                return config.host() + " is "
                        + Arrays.stream(addresses)
                                .map(InetAddress::getHostAddress)
                                .collect(Collectors.joining(", "));
            } catch (ExecutionException e) {
                throw new BrokenHopException("no such host: " + config.host(), adviceFor(Hop.NAME));
            }
        }

        private String connect() throws InterruptedException, TimeoutException, ExecutionException {
            return Bounded.call(
                    () -> {
                        try (Socket socket = new Socket()) {
                            InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
                            socket.connect(address, (int) bounds.hop.toMillis());
                            return socket.getInetAddress().getHostAddress() + ":" + config.port();
                        }
                    },
                    bounds.hop);
        }

        private String greet() throws BrokenHopException, InterruptedException, TimeoutException, ExecutionException {
            try {
                var unused = Bounded.await(client.connect().thenCompose(connected -> client.ping()), bounds.greeting);
                return "a chat server answers";
            } catch (ExecutionException e) {
                // What ended the connection says more than that there is none.
                ChatClientException cause =
                        Bounded.await(client.status(), bounds.hop).state().cause();
                if (cause == null) {
                    throw e;
                }
                throw new BrokenHopException(String.valueOf(cause.getMessage()), adviceFor(Hop.GREETING));
            }
        }

        private String logIn() throws BrokenHopException, InterruptedException, TimeoutException, ExecutionException {
            Optional<Credentials> credentials = findCredentials();
            if (credentials.isEmpty()) {
                throw new BrokenHopException("no login is kept here for this server", adviceFor(Hop.LOGIN));
            }
            byPassword = !(credentials.get() instanceof Credentials.ByToken);
            // A person who types a password is not slow to log in.
            startNanos = System.nanoTime();
            LoginReply reply = Bounded.await(client.login(credentials.get()), bounds.hop);
            login = Optional.of(reply);
            return reply.user().name() + " (" + reply.user().id() + ")";
        }

        private Optional<Credentials> findCredentials() throws BrokenHopException, InterruptedException {
            try {
                return logins.find();
            } catch (BadValueException e) {
                throw new BrokenHopException(String.valueOf(e.getMessage()), adviceFor(Hop.LOGIN));
            }
        }

        /** Takes back the token that a login by password has made. */
        void leave() throws InterruptedException {
            if (login.isEmpty() || !byPassword) {
                return;
            }
            try {
                Void unused = Bounded.await(client.logout(false), bounds.hop);
            } catch (TimeoutException | ExecutionException e) {
                LOG.info("The login of this examination stays on the server", e);
            }
        }

        private String send() throws BrokenHopException, InterruptedException, TimeoutException, ExecutionException {
            Target self = new Target.User(login.orElseThrow().user().id());
            try {
                ChatAck unused = Bounded.await(client.send(self, TEXT).ack(), bounds.outcome);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RefusedException refused && refused.is(ErrorCode.YOURSELF)) {
                    return "messages are answered; one to oneself is not stored";
                }
                throw e;
            }
            throw new BrokenHopException("a message to oneself was stored", adviceFor(Hop.SEND));
        }

        private String measure() throws InterruptedException, TimeoutException, ExecutionException {
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < PINGS; i++) {
                times.add(Bounded.await(client.ping(), bounds.hop.minus(elapsed())));
            }
            Collections.sort(times);
            double millis = times.get(PINGS / 2).toNanos() / NANOS_PER_MILLI;
            return String.format(Locale.ROOT, "median of %d: %.1f ms", PINGS, millis);
        }
    }

    private String adviceFor(Hop hop) {
        String place = config.host() + ":" + config.port();
        return switch (hop) {
            case NAME -> "check --host and the network";
            case CONNECTION -> "is the node up, --port right, and no firewall between? chat goes to " + place;
            case GREETING ->
                "something takes connections at " + place
                        + " but does not speak this protocol: a wrong port, a proxy that hangs, or a node that does";
            case LOGIN -> "log in again with the right name and password";
            case SEND -> "the node takes logins but not messages: see its log, its database may be away";
            case NODE, ROUND_TRIP -> "the connection broke: try again, see the node's log";
        };
    }
}
