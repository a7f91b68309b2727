package org.chatcluster.server.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.delivery.DeliveryMeter;
import org.chatcluster.server.log.LogMeter;

/** What a node counts of its own work; all names begin with {@code chat_}. Thread-safe, and cheap enough for event loops. */
public final class ChatMetrics implements LogMeter, DeliveryMeter {
    /** How a login ended. */
    public enum Login {
        PASSWORD,
        TOKEN,
        REFUSED
    }

    /** What is looked up when somebody asks, instead of being counted. */
    public enum Watched {
        SESSIONS("chat.sessions", "Logged-in connections."),
        CONNECTIONS("chat.connections", "Open connections, logged in or not."),
        LANE_QUEUE("chat.lane.queue", "Messages that wait to be committed."),
        REQUEST_QUEUE("chat.request.queue", "Requests that wait for a thread of the database pool."),
        HASH_QUEUE("chat.hash.queue", "Passwords that wait to be hashed.");

        private final String meter;
        private final String help;

        Watched(String meter, String help) {
            this.meter = meter;
            this.help = help;
        }
    }

    private static final Duration[] COMMIT_BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
    };
    private static final double[] BATCH_BUCKETS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

    private final MeterRegistry registry;
    private final Counter committed;
    private final Counter conflicts;
    private final Counter unavailable;
    private final DistributionSummary batchRows;
    private final Timer commits;
    private final Counter encoded;
    private final Counter pushes;
    private final Counter acks;
    private final Counter pages;
    private final Counter pageRows;
    private final Counter gaps;
    private final Timer checks;
    private final Counter holes;
    private final LongAdder behind = new LongAdder();
    private final Map<ErrorCode, Counter> refusals = new EnumMap<>(ErrorCode.class);
    private final Map<Login, Counter> logins = new EnumMap<>(Login.class);

    /** Registers every meter, so that each shows from the start. */
    public ChatMetrics(MeterRegistry registry) {
        this.registry = registry;
        committed = counter("chat.messages.committed", "Messages committed to the database.");
        conflicts = counter("chat.commit.conflicts", "Batches that met somebody else's row and were tried again.");
        unavailable = counter("chat.commit.unavailable", "Batches given up for want of a database.");
        encoded = counter("chat.frames.encoded", "Pushes encoded: one for each message is the rule.");
        pushes = counter("chat.pushes", "Messages written to sessions as pushes.");
        acks = counter("chat.acks", "Messages written to their senders as acks.");
        pages = counter("chat.log.pages", "Pages read from the log for sessions that are behind.");
        pageRows = counter("chat.log.page.rows", "Messages in those pages.");
        gaps = counter("chat.gaps", "Messages from other nodes that were waited for in vain, and read from the log.");
        checks = Timer.builder("chat.checks")
                .description("Rounds of comparing all sessions with the database.")
                .register(registry);
        holes = counter("chat.log.holes", "Holes met in the log; each is an error.");
        batchRows = DistributionSummary.builder("chat.commit.rows")
                .description("Messages in a committed batch.")
                .serviceLevelObjectives(BATCH_BUCKETS)
                .register(registry);
        commits = Timer.builder("chat.commit")
                .description("Time to commit a batch.")
                .serviceLevelObjectives(COMMIT_BUCKETS)
                .register(registry);
        Gauge.builder("chat.behind.conversations", behind::sum)
                .description("Conversations that sessions are fed from the log.")
                .register(registry);
        for (ErrorCode code : ErrorCode.values()) {
            if (code != ErrorCode.OK) {
                refusals.put(code, tagged("chat.refusals", "Refused requests.", "errno", "" + code.number()));
            }
        }
        for (Login outcome : Login.values()) {
            logins.put(outcome, tagged("chat.logins", "Logins by outcome.", "outcome", outcome.name()));
        }
    }

    /** Shows {@code value} from now on; once for each. */
    public void watch(Watched what, LongSupplier value) {
        Gauge.builder(what.meter, value::getAsLong).description(what.help).register(registry);
    }

    @Override
    public void committed(int rows, long nanos) {
        committed.increment(rows);
        batchRows.record(rows);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void commitConflict() {
        conflicts.increment();
    }

    @Override
    public void commitUnavailable() {
        unavailable.increment();
    }

    @Override
    public void encoded() {
        encoded.increment();
    }

    @Override
    public void pushed(int messages) {
        pushes.increment(messages);
    }

    /** A message was written to its sender as an ack. */
    public void acked() {
        acks.increment();
    }

    /** A request was refused. */
    public void refused(int errno) {
        Counter counter = refusals.get(ErrorCode.findByNumber(errno));
        if (counter != null) {
            counter.increment();
        }
    }

    /** A login ended. */
    public void login(Login outcome) {
        Objects.requireNonNull(logins.get(outcome)).increment();
    }

    @Override
    public void behind(int change) {
        behind.add(change);
    }

    @Override
    public void logPageRead(int rows) {
        pages.increment();
        pageRows.increment(rows);
    }

    @Override
    public void gap() {
        gaps.increment();
    }

    /** All sessions were compared with the database. */
    public void checked(long nanos) {
        checks.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void hole() {
        holes.increment();
    }

    private Counter counter(String name, String help) {
        return Counter.builder(name).description(help).register(registry);
    }

    private Counter tagged(String name, String help, String tag, String value) {
        return Counter.builder(name)
                .description(help)
                .tag(tag, value.toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
