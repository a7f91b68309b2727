package org.chatcluster.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.bench.wire.Incoming;
import org.chatcluster.server.log.Conversation;

/**
 * Many a {@link Person}: an open loop of writing, while some read and some lose their connection and come back. At the end everybody must have seen all
 * that was acknowledged in each of their chats. Confined to the generator's event loop.
 */
final class Town implements Load {
    private static final long TICK_MILLIS = 100;
    private static final long TICKS_A_SECOND = 10;
    private static final long AWAY_MILLIS = 2_000;
    private static final long MAX_LOGIN_NANOS = 60_000_000_000L;
    /** Of the number that a text begins with. */
    private static final long STAMPS = 10_000_000_000L;
    /** Ids of users are below this. */
    private static final long MAX_USERS = 10_000_000;

    private final Generator generator;
    private final Tally tally;
    private final InetSocketAddress address;
    private final int frameBytes;
    private final int reconnectSeconds;
    private final Random random = new Random(42);
    private final Map<Person.Chat, Frames.Chat> frames = new HashMap<>();
    private final Map<Long, Long> lastAcked = new HashMap<>();
    private final Histogram logins = new Histogram(MAX_LOGIN_NANOS, 3);
    private final List<Person> people = new ArrayList<>();
    private boolean running;
    private long acked;
    private int away;
    private int nextToRead;

    Town(Generator generator, Tally tally, InetSocketAddress address, int frameBytes, int reconnectSeconds) {
        this.generator = generator;
        this.tally = tally;
        this.address = address;
        this.frameBytes = frameBytes;
        this.reconnectSeconds = reconnectSeconds;
    }

    /** Somebody moves in. */
    void add(Account account, List<Person.Chat> chats) {
        Person person = new Person(this, account, chats);
        people.add(person);
        person.connect(address);
    }

    Generator generator() {
        return generator;
    }

    Frames.Chat frames(Person.Chat chat) {
        return frames.computeIfAbsent(chat, to -> Frames.chat(to.group(), to.target(), frameBytes));
    }

    long cid(int user, long number) {
        return 1_000_000_000_000_000L + number * MAX_USERS + user;
    }

    /** A moment in µs as a text can carry it. */
    static long stamp(long nanos) {
        return nanos / 1_000 % STAMPS;
    }

    private static long ageNanos(long stamp) {
        return Math.floorMod(stamp(System.nanoTime()) - stamp, STAMPS) * 1_000;
    }

    void loggedIn(long nanos) {
        logins.recordValue(Math.min(nanos, MAX_LOGIN_NANOS));
    }

    void acked(Person person, Incoming message) {
        if (message.errno() != 0 || message.dup()) {
            generator.problem("expected an ack, got " + message.text());
            return;
        }
        acked++;
        tally.acked();
        lastAcked.merge(conversation(person, message.groupId(), message.toId()), message.seq(), Math::max);
    }

    private static long conversation(Person person, int group, int other) {
        return (group != 0 ? Conversation.group(group) : Conversation.direct(person.id(), other)).id();
    }

    void delivered(Incoming message) {
        tally.delivered(ageNanos(message.textNumber()));
    }

    /** From connecting to the end of the backlog. */
    @Override
    public Histogram logins() {
        return logins.copy();
    }

    /** Lets people read, go and come back from now on. */
    @Override
    public void start(int window) {
        running = true;
        // Who was among the first came with the whole crowd.
        logins.reset();
        tick();
    }

    private void tick() {
        if (!running) {
            return;
        }
        for (int i = 0; i < people.size() / TICKS_A_SECOND; i++) {
            people.get(nextToRead).read();
            nextToRead = (nextToRead + 1) % people.size();
        }
        double leaving = people.size() / (double) (reconnectSeconds * TICKS_A_SECOND);
        for (double left = leaving; left > random.nextDouble(); left--) {
            leave(people.get(random.nextInt(people.size())));
        }
        var unused = generator.loop().schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void leave(Person person) {
        if (person.disconnect()) {
            away++;
            var unused = generator
                    .loop()
                    .schedule(
                            () -> {
                                away--;
                                person.connect(address);
                            },
                            AWAY_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void sendOne(long intendedNanos) {
        people.get(random.nextInt(people.size())).write(random, intendedNanos);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public long inFlight() {
        return people.stream().mapToLong(Person::inFlight).sum();
    }

    @Override
    public long left() {
        long left = inFlight() + away;
        for (Person person : people) {
            for (Person.Chat chat : person.chats()) {
                long conversation = conversation(person, chat.group() ? chat.target() : 0, chat.target());
                left += Math.max(0, lastAcked.getOrDefault(conversation, 0L) - person.seen(chat));
            }
        }
        return left;
    }

    @Override
    public long done() {
        return acked;
    }
}
