package org.chatcluster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.FakeBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.delivery.ManualExecutor;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;
import org.junit.jupiter.api.Test;

final class RevocationsTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;

    private final FakeAccountDao accounts = FakeAccountDao.withUsers(2);
    private final SessionRegistry sessions = new SessionRegistry();
    private final FakeBus bus = new FakeBus();
    private final Doubt doubt = new Doubt();
    private final ManualExecutor requests = new ManualExecutor();
    private final Revocations revocations = new Revocations(accounts, sessions, bus, doubt, requests);
    private final List<String> closed = new ArrayList<>();

    private Session session(int userId, String device) {
        String hash = Tokens.hash(accounts.giveToken(userId, device));
        Session session = new Session(
                new UserName(userId, "user"),
                new DeviceClaim(device, 0, 0),
                hash,
                (ended, reason) -> closed.add(userId + device + " " + reason));
        sessions.register(session);
        return session;
    }

    private void hear(int userId) {
        revocations.received(
                new NodeRef("other", 1), BusChannel.user(userId), List.of(new BusMessage.TokensRevoked(userId)));
    }

    @Test
    void tells_this_node_and_the_others() {
        session(ALICE, "phone");
        session(BOB, "phone");
        revocations.revokedAll(ALICE);
        assertThat(closed).containsExactly("1phone LOGGED_OUT");
        assertThat(bus.take())
                .containsExactly(new ClusterBus.Publication(
                        BusChannel.user(ALICE), List.of(new BusMessage.TokensRevoked(ALICE))));
    }

    @Test
    void ends_what_the_database_has_no_token_of() {
        Session phone = session(ALICE, "phone");
        session(ALICE, "laptop");
        session(BOB, "phone");
        accounts.removeToken(phone.tokenHash());
        hear(ALICE);
        assertThat(closed).isEmpty();
        requests.runAll();
        assertThat(closed).containsExactly("1phone LOGGED_OUT");
    }

    @Test
    void ends_nothing_because_of_a_rumour() {
        session(ALICE, "phone");
        hear(ALICE);
        requests.runAll();
        assertThat(closed).isEmpty();
    }

    @Test
    void compares_any_number_of_sessions() {
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            all.add(session(BOB, "device" + i));
        }
        accounts.removeToken(all.get(3).tokenHash());
        accounts.removeToken(all.get(1_199).tokenHash());
        revocations.closeRevoked(all);
        assertThat(closed).containsExactly("2device3 LOGGED_OUT", "2device1199 LOGGED_OUT");
    }
}
