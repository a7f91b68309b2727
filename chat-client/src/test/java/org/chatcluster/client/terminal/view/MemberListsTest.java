package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberListsTest {
    private static final int TEAM = 7;
    private static final Target TEAM_TARGET = new Target.Group(TEAM);
    private static final Member BOB = new Member(2, "bob", Role.NORMAL, State.ONLINE);
    private static final Member CAROL = new Member(3, "carol", Role.NORMAL, State.OFFLINE);

    private final ScriptedServer server = new ScriptedServer();
    private final ChatClient client = new ChatClient(server.config(), null, new ClientListener() {});
    private final People people = new People();
    private final AtomicLong now = new AtomicLong(-7);
    private final MemberLists lists = new MemberLists(() -> client, people, () -> {}, now::get);
    private Peer peer;

    @BeforeEach
    void logIn() throws Exception {
        var login = client.login(new Credentials.ByName("alice", "correct horse"));
        peer = server.accept();
        peer.acceptLogin();
        LoginReply unused = login.get();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private long expectRequest(int after) {
        Peer.Asked<GroupUsersRequest> asked = peer.expect(GroupUsersRequest.class);
        assertThat(asked.request().after()).isEqualTo(after);
        return asked.rid();
    }

    private void reply(long rid, boolean more, Member... members) {
        peer.reply(new GroupUsersReply(TEAM, List.of(members), more), rid);
    }

    private void awaitMembers(Member... members) {
        await().untilAsserted(() -> assertThat(people.membersOf(TEAM)).containsExactly(members));
    }

    @Test
    void all_pages_are_asked_for() {
        lists.need(TEAM);
        reply(expectRequest(0), true, BOB);
        reply(expectRequest(2), false, CAROL);
        awaitMembers(BOB, CAROL);
    }

    @Test
    void many_changes_at_once_cost_one_more_request() {
        lists.need(TEAM);
        long first = expectRequest(0);
        for (int i = 0; i < 100; i++) {
            lists.outdate(TEAM);
            lists.need(TEAM);
        }
        reply(first, false, BOB);
        reply(expectRequest(0), false, BOB, CAROL);
        awaitMembers(BOB, CAROL);
        assertThat(peer.isQuietFor(50)).isTrue();
    }

    @Test
    void what_is_known_stays_when_there_is_no_answer() {
        people.members(TEAM, List.of(BOB));
        lists.need(TEAM);
        peer.refuse(MsgType.GROUP_USERS_MSG, expectRequest(0), ErrorCode.UNAVAILABLE);
        lists.outdate();
        lists.need(TEAM);
        reply(expectRequest(0), false, BOB, CAROL);
        awaitMembers(BOB, CAROL);
    }

    @Test
    void what_could_not_be_had_is_asked_for_again_later() {
        lists.need(TEAM);
        peer.refuse(MsgType.GROUP_USERS_MSG, expectRequest(0), ErrorCode.UNAVAILABLE);
        lists.need(TEAM);
        assertThat(peer.isQuietFor(50)).isTrue();
        now.addAndGet(TimeUnit.SECONDS.toNanos(30));
        lists.need(TEAM);
        reply(expectRequest(0), false, BOB);
        awaitMembers(BOB);
    }

    @Test
    void members_are_asked_for_again_only_while_the_person_looks_at_them() {
        Desk desk = new Desk();
        DeskFeed feed = new DeskFeed(desk, new OlderMessages(() -> client, desk, people, () -> {}), lists, () -> {});
        desk.open(List.of(TEAM_TARGET));
        desk.shelf().loaded(TEAM_TARGET, List.of(), false, message -> false);
        desk.turnTo(TEAM_TARGET);
        feed.refreshMembers(false);
        reply(expectRequest(0), false, BOB);
        awaitMembers(BOB);

        now.addAndGet(TimeUnit.SECONDS.toNanos(29));
        feed.refreshMembers(true);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        feed.refreshMembers(false);
        desk.focus(false);
        feed.refreshMembers(true);
        feed.membersChanged(TEAM);
        assertThat(peer.isQuietFor(50)).isTrue();

        desk.focus(true);
        feed.refreshMembers(false);
        reply(expectRequest(0), false, BOB, CAROL);
        awaitMembers(BOB, CAROL);
        now.addAndGet(TimeUnit.SECONDS.toNanos(30));
        feed.refreshMembers(true);
        expectRequest(0);
    }

    @Test
    void turning_to_a_group_that_is_known_asks_for_nothing_unless_it_has_changed() {
        Desk desk = new Desk();
        DeskFeed feed = new DeskFeed(desk, new OlderMessages(() -> client, desk, people, () -> {}), lists, () -> {});
        desk.open(List.of(TEAM_TARGET));
        desk.shelf().loaded(TEAM_TARGET, List.of(), false, message -> false);
        feed.turned(TEAM_TARGET);
        reply(expectRequest(0), false, BOB);
        awaitMembers(BOB);
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        feed.turned(TEAM_TARGET);
        feed.membersChanged(TEAM);
        assertThat(peer.isQuietFor(50)).isTrue();
        feed.turned(TEAM_TARGET);
        expectRequest(0);
    }
}
