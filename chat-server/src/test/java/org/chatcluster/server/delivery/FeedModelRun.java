package org.chatcluster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.FakeBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.FakeMessageDao.Fault;
import org.chatcluster.server.log.StoredMessage;

/** One run: some two hundred random steps, then everything that is under way comes to its end, then the judgement. */
final class FeedModelRun {
    private static final int MIN_STEPS = 30;
    private static final int MORE_STEPS = 200;
    private static final int USERS = 3;
    private static final int FIRST_GROUP = 7;
    private static final int GROUPS = 2;

    private final Random random;
    private final FakeBus bus = new FakeBus();
    private final Rig rig;
    private final List<Client> clients = new ArrayList<>();
    /** What each user has sent, on any device: each may send it again. */
    private final Map<Integer, Map<Long, Conversation>> sent = new HashMap<>();
    /** By user and group: where the membership starts. */
    private final Map<List<Integer>, Long> memberships = new HashMap<>();
    /** Committed and not told yet, in the order of the lane. */
    private final Deque<Runnable> untold = new ArrayDeque<>();
    /** Stored memberships that the sessions have not heard of yet, in their order. */
    private final Deque<Runnable> unheard = new ArrayDeque<>();
    /** Whether other nodes commit without telling this one. */
    private final boolean silentNodes;
    /** What other nodes have published and this one has not heard yet; it comes in any order, twice or never. */
    private final List<Runnable> published = new ArrayList<>();

    private int hearing;
    private long nextCid = 1;

    private static final class Client {
        final Rig.Device device;
        List<SessionFeed.Start> starts;
        int sends;
        boolean started;
        boolean ended;

        Client(Rig.Device device) {
            this.device = device;
        }
    }

    FeedModelRun(long seed) {
        random = new Random(seed);
        silentNodes = random.nextBoolean();
        rig = random.nextInt(4) == 0 ? new Rig() : new Rig(bus);
        for (int user = 1; user <= USERS; user++) {
            join(user, FIRST_GROUP);
        }
    }

    void play() {
        for (int i = 0; i < 3; i++) {
            login();
        }
        rig.dao.afterList(this::betweenReadingAndTelling);
        for (int steps = MIN_STEPS + random.nextInt(MORE_STEPS); steps > 0; steps--) {
            step();
        }
        rig.dao.afterList(() -> {});
        finish();
        judge();
    }

    private void step() {
        switch (random.nextInt(28)) {
            case 0, 1, 2, 3, 4 -> anyClient(client -> client.started).ifAny(this::send);
            case 5, 6, 7 -> commit();
            case 8, 9 -> tell();
            case 10, 11 -> rig.loop.runOne();
            case 12, 13 -> rig.otherLoop.runOne();
            case 14, 15 -> rig.pageThreads.runOne();
            case 16 ->
                anyClient(client -> client.started).ifAny(client -> client.device.writable(random.nextBoolean()));
            case 17 -> commitElsewhere();
            case 18 -> changeMembership();
            case 19 -> hearOfMembership();
            case 20 -> goOnWithLogin();
            case 21, 22, 23 -> hearOfOtherNodes();
            case 24 -> rig.afterGapWait.runOne();
            case 25, 26 -> anyClient(client -> client.started).ifAny(client -> client.device.rest());
            default -> {
                if (random.nextInt(4) == 0) {
                    anyClient(client -> !client.ended).ifAny(this::end);
                    login();
                }
            }
        }
    }

    // ---- what clients do

    private void login() {
        while (hearing > 0) {
            // A session that came between the note and what it notes would not have the note.
            rig.loop.runOne();
            rig.otherLoop.runOne();
        }
        int user = 1 + random.nextInt(USERS);
        clients.add(new Client(random.nextBoolean() ? rig.loading(user) : rig.loadingOnOtherLoop(user)));
    }

    /** Reads the cursors, or starts the session with them. */
    private void goOnWithLogin() {
        Choice choice = anyClient(client -> !client.started);
        choice.ifAny(client -> {
            if (client.starts == null) {
                client.starts = readCursors(client.device.userId);
            } else {
                start(client);
            }
        });
    }

    private List<SessionFeed.Start> readCursors(int user) {
        List<SessionFeed.Start> starts = new ArrayList<>();
        memberships.forEach((key, joinedSeq) -> {
            if (key.get(0) == user) {
                starts.add(start(Conversation.group(key.get(1)), joinedSeq));
            }
        });
        for (int other = 1; other <= USERS; other++) {
            Conversation direct = Conversation.direct(user, other);
            if (other != user && !rig.dao.rows(direct).isEmpty()) {
                starts.add(start(direct, 0));
            }
        }
        return starts;
    }

    private SessionFeed.Start start(Conversation conversation, long floor) {
        long end = Math.max(floor, rig.dao.rows(conversation).size());
        return Rig.at(conversation, floor + random.nextInt((int) (end - floor) + 1), end);
    }

    private void start(Client client) {
        client.started = true;
        client.device.outlet.mark(new FeedOracle.Started(client.starts));
        client.device.start(client.starts.toArray(SessionFeed.Start[]::new));
    }

    private void send(Client client) {
        int user = client.device.userId;
        Map<Long, Conversation> mine = sent.computeIfAbsent(user, u -> new HashMap<>());
        boolean again = !mine.isEmpty() && random.nextInt(3) == 0;
        List<Long> cids = List.copyOf(mine.keySet());
        long cid = again ? cids.get(random.nextInt(cids.size())) : nextCid++;
        Conversation conversation = mine.computeIfAbsent(cid, c -> anyConversation(user));
        client.sends++;
        boolean stranger = conversation.isGroup()
                && client.device.feed.end(conversation) < 0
                && !memberships.containsKey(List.of(user, conversation.groupId()));
        ChatException objection = stranger ? new ChatException(ErrorCode.NOT_A_MEMBER) : null;
        if (!stranger && random.nextInt(30) == 0) {
            objection = new ChatException(ErrorCode.RATE_LIMITED, 10);
        }
        rig.lane.full(random.nextInt(30) == 0);
        client.device.send(conversation, cid, "text " + cid, objection);
    }

    private Conversation anyConversation(int user) {
        if (random.nextBoolean()) {
            return anyGroup();
        }
        int other = 1 + (user + random.nextInt(USERS - 1)) % USERS;
        return Conversation.direct(user, other);
    }

    private Conversation anyGroup() {
        return Conversation.group(FIRST_GROUP + random.nextInt(GROUPS));
    }

    private void end(Client client) {
        client.ended = true;
        client.started = true;
        client.device.end();
    }

    // ---- what the lane, other nodes and memberships do

    private void commit() {
        if (rig.lane.waiting() == 0) {
            return;
        }
        switch (random.nextInt(16)) {
            case 0 -> rig.dao.nextInserts(FakeMessageDao.brokenAfterCommit());
            case 1 -> rig.dao.nextInserts(FakeMessageDao.unavailable());
            case 2 -> rig.dao.nextInserts(FakeMessageDao.conflict());
            case 3 -> rig.dao.nextInserts(outage());
            default -> {}
        }
        untold.add(rig.lane.hold(1 + random.nextInt(6)));
    }

    /** Longer than the lane waits, with the first commit known or unknown. */
    private Fault[] outage() {
        Fault[] faults = new Fault[60];
        for (int i = 0; i < faults.length; i++) {
            faults[i] = FakeMessageDao.unavailable();
        }
        if (random.nextBoolean()) {
            faults[0] = FakeMessageDao.brokenAfterCommit();
        }
        return faults;
    }

    private void betweenReadingAndTelling() {
        if (random.nextInt(3) == 0) {
            commit();
            tell();
        }
    }

    private void tell() {
        Runnable next = untold.poll();
        if (next != null) {
            next.run();
        }
    }

    private void commitElsewhere() {
        Client client = clients.get(random.nextInt(clients.size()));
        int sender = client.device.userId;
        Map<Long, Conversation> mine = sent.getOrDefault(sender, Map.of());
        List<Long> cids = mine.keySet().stream().filter(this::isNotStored).toList();
        boolean resend = !cids.isEmpty() && random.nextBoolean();
        long cid = resend ? cids.get(random.nextInt(cids.size())) : nextCid++;
        Conversation conversation = resend ? mine.get(cid) : anyConversation(sender);
        long seq = rig.dao.rows(conversation).size() + 1L;
        rig.dao.store(List.of(new StoredMessage(conversation, seq, sender, cid, Rig.NOW, "text " + cid)));
        if (silentNodes && random.nextInt(3) == 0) {
            return;
        }
        if (random.nextInt(4) == 0) {
            rig.delivery.reached(Map.of(conversation, seq));
        } else {
            publish(rig.dao.rows(conversation).get((int) seq - 1));
        }
    }

    private void publish(StoredMessage row) {
        Conversation conversation = row.conversation();
        ByteBuf frame = Unpooled.buffer();
        new FrameEncoder().append(frame, Pushes.of(row, "user" + row.senderId(), false), FrameEncoder.NO_RID);
        List<BusMessage> messages =
                List.of(new BusMessage.Committed(conversation, row.seq(), row.senderId(), row.cid(), frame));
        List<BusChannel> channels = conversation.isGroup()
                ? List.of(BusChannel.group(conversation.groupId()))
                : List.of(BusChannel.user(conversation.firstUser()), BusChannel.user(conversation.secondUser()));
        channels.forEach(
                channel -> published.add(() -> rig.delivery.received(new NodeRef("other", 1), channel, messages)));
    }

    /** Mostly in order. */
    private void hearOfOtherNodes() {
        if (!published.isEmpty()) {
            int which = random.nextInt(3) == 0 ? random.nextInt(published.size()) : 0;
            Runnable one = random.nextInt(10) == 0 ? published.get(which) : published.remove(which);
            if (!silentNodes || random.nextInt(10) > 0) {
                one.run();
            }
        }
    }

    private boolean isNotStored(long cid) {
        return rig.dao.conversations().stream()
                .flatMap(conversation -> rig.dao.rows(conversation).stream())
                .noneMatch(row -> row.cid() == cid);
    }

    private void changeMembership() {
        int user = 1 + random.nextInt(USERS);
        int group = FIRST_GROUP + random.nextInt(GROUPS);
        if (memberships.remove(List.of(user, group)) == null) {
            join(user, group);
        } else {
            unheard.add(() ->
                    hear(user, new FeedOracle.Left(Conversation.group(group)), () -> rig.delivery.left(user, group)));
        }
    }

    private void join(int user, int group) {
        Conversation conversation = Conversation.group(group);
        long seq = rig.dao.rows(conversation).size();
        memberships.put(List.of(user, group), seq);
        unheard.add(() ->
                hear(user, new FeedOracle.Joined(conversation, seq), () -> rig.delivery.joined(user, group, seq)));
    }

    /** Notes what the sessions of {@code user} hear, right before delivery tells them. */
    private void hear(int user, Object event, Runnable tell) {
        for (ManualExecutor loop : List.of(rig.loop, rig.otherLoop)) {
            hearing++;
            loop.execute(() -> clients.stream()
                    .map(client -> client.device)
                    .filter(device -> device.userId == user && device.outlet.loop() == loop)
                    .forEach(device -> device.outlet.mark(event)));
        }
        tell.run();
        for (ManualExecutor loop : List.of(rig.loop, rig.otherLoop)) {
            loop.execute(() -> hearing--);
        }
    }

    private void hearOfMembership() {
        Runnable next = unheard.poll();
        if (next != null) {
            next.run();
        }
    }

    // ---- the end

    private void finish() {
        rig.lane.full(false);
        rig.dao.noFaults();
        while (!unheard.isEmpty()) {
            hearOfMembership();
        }
        for (Client client : clients) {
            if (!client.started) {
                client.starts = client.starts == null ? readCursors(client.device.userId) : client.starts;
                rig.runAll();
                start(client);
            }
            if (!client.ended) {
                client.device.writable(true);
            }
        }
        while (rig.lane.waiting() > 0) {
            untold.add(rig.lane.hold(100));
        }
        while (!untold.isEmpty()) {
            tell();
        }
        while (!published.isEmpty()) {
            hearOfOtherNodes();
        }
        rig.runAll();
        rig.lane.idle();
        rig.runAll();
        if (silentNodes) {
            Map<Conversation, Long> ends = new HashMap<>();
            rig.dao
                    .conversations()
                    .forEach(c -> ends.put(c, (long) rig.dao.rows(c).size()));
            rig.delivery.reached(ends);
            rig.runAll();
        }
    }

    private void judge() {
        assertThat(rig.meter.holes).isZero();
        assertThat(rig.meter.behind).isZero();
        for (Client client : clients) {
            FakeOutlet outlet = client.device.outlet;
            FeedOracle oracle = new FeedOracle(client.device.userId, rig.dao);
            oracle.check(outlet.events());
            assertThat(client.device.closed).isEmpty();
            if (!client.ended) {
                oracle.checkComplete();
                assertThat(outlet.hasUnflushed()).isFalse();
                assertThat(client.device.feed.sendsInFlight()).isZero();
                assertThat(outlet.sends()).isZero();
                assertThat(outlet.events().stream().filter(e -> e instanceof ChatAck || e instanceof Refusal))
                        .as("one answer for each send")
                        .hasSize(client.sends);
            }
        }
        clients.stream().filter(client -> !client.ended).forEach(this::end);
        assertThat(bus.subscriptions()).isEmpty();
        assertThat(rig.allocator.unreleased()).isZero();
    }

    private Choice anyClient(Predicate<Client> which) {
        List<Client> suitable =
                clients.stream().filter(client -> !client.ended).filter(which).toList();
        return action -> {
            if (!suitable.isEmpty()) {
                action.accept(suitable.get(random.nextInt(suitable.size())));
            }
        };
    }

    /** A client, if there is one that is suitable. */
    private interface Choice {
        void ifAny(Consumer<Client> action);
    }
}
