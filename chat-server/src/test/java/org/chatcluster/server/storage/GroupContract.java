package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.group.GroupDao.JoinResult;
import org.chatcluster.server.group.GroupDao.Joined;
import org.chatcluster.server.group.GroupDao.Membership;
import org.chatcluster.server.group.GroupDao.Outcome;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.message.InboxDao;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected of groups. */
abstract class GroupContract extends StorageContract {
    private static final int MAX_MEMBERS = 100;

    private GroupDao groups;
    private int alice;
    private int bob;
    private int group;

    GroupContract(Supplier<OpenStore> store) {
        super(store);
    }

    @BeforeEach
    void prepare() {
        groups = database().groups();
        alice = newUser();
        bob = newUser();
        group = groups.create("Lesekreis 📚", "Bücher, книги, 本", alice, 1).orElseThrow();
    }

    @Test
    void makes_a_group_with_its_creator() {
        assertThat(groups.exists(group)).isTrue();
        assertThat(groups.findMembership(group, alice)).contains(new Membership(group, alice, Role.CREATOR, 0));
        assertThat(groups.listJoined(alice))
                .containsExactly(
                        new Joined(new GroupInfo(group, "Lesekreis 📚", "Bücher, книги, 本", Role.CREATOR, 1), 0));
        assertThat(database().inbox().list(alice))
                .containsExactly(new InboxDao.Entry(Conversation.group(group), 0, 0, 0, 0));
    }

    @Test
    void lets_join_from_the_last_seq_on() {
        addMessages(1, 5);

        assertThat(groups.join(group, bob, MAX_MEMBERS)).isEqualTo(new JoinResult(Outcome.DONE, "Lesekreis 📚", 5));
        assertThat(groups.findMembership(group, bob)).contains(new Membership(group, bob, Role.NORMAL, 5));
        assertThat(cursors(bob)).isEqualTo(new InboxDao.Entry(Conversation.group(group), 5, 5, 5, 1_005));
        assertThat(groups.countMembers(group)).isEqualTo(2);
    }

    @Test
    void moves_all_cursors_to_the_last_seq_on_rejoining() {
        groups.join(group, bob, MAX_MEMBERS);
        addMessages(1, 3);
        database().inbox().move(List.of(new InboxDao.Move(bob, Conversation.group(group), 2, 1)));
        assertThat(groups.quit(group, bob)).isEqualTo(Outcome.DONE);
        addMessages(4, 6);

        assertThat(groups.join(group, bob, MAX_MEMBERS).lastSeq()).isEqualTo(9);
        assertThat(groups.findMembership(group, bob)).contains(new Membership(group, bob, Role.NORMAL, 9));
        assertThat(cursors(bob)).isEqualTo(new InboxDao.Entry(Conversation.group(group), 9, 9, 9, 1_009));
    }

    @Test
    void refuses_to_join_where_that_makes_no_sense() {
        assertThat(groups.join(Integer.MAX_VALUE, bob, MAX_MEMBERS).outcome()).isEqualTo(Outcome.NO_SUCH_GROUP);
        assertThat(groups.join(group, alice, MAX_MEMBERS).outcome()).isEqualTo(Outcome.ALREADY_MEMBER);
        assertThat(groups.join(group, bob, 1).outcome()).isEqualTo(Outcome.GROUP_FULL);
        assertThat(groups.exists(Integer.MAX_VALUE)).isFalse();
        assertThat(groups.findMembership(group, bob)).isEmpty();
        assertThat(groups.countMembers(group)).isEqualTo(1);
    }

    @Test
    void lets_everyone_quit_but_the_creator() {
        groups.join(group, bob, MAX_MEMBERS);

        assertThat(groups.quit(group, bob)).isEqualTo(Outcome.DONE);
        assertThat(groups.quit(group, bob)).isEqualTo(Outcome.NOT_A_MEMBER);
        assertThat(groups.quit(group, alice)).isEqualTo(Outcome.IS_CREATOR);
        assertThat(groups.quit(Integer.MAX_VALUE, alice)).isEqualTo(Outcome.NO_SUCH_GROUP);
        assertThat(groups.listJoined(bob)).isEmpty();
        assertThat(groups.countMembers(group)).isEqualTo(1);
    }

    @Test
    void lists_members_in_pages_by_id() {
        List<Integer> members = new ArrayList<>(List.of(alice));
        for (int i = 0; i < 5; i++) {
            members.add(newUser());
            groups.join(group, members.get(i + 1), MAX_MEMBERS);
        }

        assertThat(memberIds(0, 4)).isEqualTo(members.subList(0, 4));
        assertThat(memberIds(members.get(3), 4)).isEqualTo(members.subList(4, 6));
        assertThat(groups.listMembers(group, 0, 1).get(0).role()).isEqualTo(Role.CREATOR);
    }

    @Test
    void lists_the_groups_of_a_user_with_the_number_of_members() {
        int second = groups.create("second", "", bob, 1).orElseThrow();
        groups.join(group, bob, MAX_MEMBERS);
        groups.join(second, alice, MAX_MEMBERS);

        assertThat(groups.listJoined(bob))
                .extracting(
                        joined -> joined.info().groupId(),
                        joined -> joined.info().role(),
                        joined -> joined.info().members())
                .containsExactly(tuple(group, Role.NORMAL, 2), tuple(second, Role.CREATOR, 2));
    }

    @Test
    void lists_the_groups_of_many_users() {
        int second = groups.create("second", "", bob, 1).orElseThrow();
        groups.join(group, bob, MAX_MEMBERS);

        assertThat(groups.listGroupIds(List.of(alice, bob, newUser())))
                .isEqualTo(Map.of(alice, Set.of(group), bob, Set.of(group, second)));
        assertThat(groups.listGroupIds(List.of())).isEmpty();
    }

    @Test
    void takes_no_more_members_than_allowed_however_many_join_at_once() {
        List<Callable<Outcome>> joins = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int user = newUser();
            joins.add(() -> groups.join(group, user, 4).outcome());
        }

        assertThat(atOnce(joins)).filteredOn(outcome -> outcome == Outcome.DONE).hasSize(3);
        assertThat(groups.countMembers(group)).isEqualTo(4);
        assertThat(groups.listMembers(group, 0, 100)).hasSize(4);
    }

    @Test
    void lets_a_user_into_no_more_groups_than_allowed_however_many_it_joins_at_once() {
        addGroups(bob, Limits.MAX_GROUPS - 1);
        List<Callable<Boolean>> joins = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int other = groups.create("more", "", alice, 1).orElseThrow();
            joins.add(() -> groups.join(other, bob, MAX_MEMBERS).outcome() == Outcome.DONE);
            joins.add(() -> groups.create("own", "", bob, 1).isPresent());
        }

        assertThat(atOnce(joins)).containsOnlyOnce(true);
        assertThat(groups.listJoined(bob)).hasSize(Limits.MAX_GROUPS);
        assertThat(groups.join(group, bob, MAX_MEMBERS).outcome()).isEqualTo(Outcome.TOO_MANY_GROUPS);
    }

    @Test
    void counts_members_right_through_joining_and_quitting_at_once() {
        List<Callable<Outcome>> changes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int user = newUser();
            if (i % 2 == 0) {
                groups.join(group, user, MAX_MEMBERS);
                changes.add(() -> groups.quit(group, user));
            } else {
                changes.add(() -> groups.join(group, user, MAX_MEMBERS).outcome());
            }
        }

        assertThat(atOnce(changes)).containsOnly(Outcome.DONE);
        assertThat(groups.countMembers(group)).isEqualTo(4);
        assertThat(groups.listMembers(group, 0, 100)).hasSize(4);
    }

    private void addMessages(long firstSeq, int count) {
        database().messages().insert(messages(Conversation.group(group), firstSeq, count, alice));
    }

    private InboxDao.Entry cursors(int userId) {
        return database().inbox().list(userId).stream()
                .filter(entry -> entry.conversation().equals(Conversation.group(group)))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> memberIds(int after, int limit) {
        return groups.listMembers(group, after, limit).stream()
                .map(member -> member.user().id())
                .toList();
    }

    private void addGroups(int userId, int count) {
        String name = "extra-" + newCid();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add("('" + name + "', '', 1, 1)");
        }
        store().execute("INSERT INTO chat_group (name, description, members, created_at) VALUES "
                + String.join(",", rows));
        store().execute("INSERT INTO group_user (group_id, user_id, role, joined_seq, muted_until) SELECT id, " + userId
                + ", 'normal', 0, 0 FROM chat_group WHERE name = '" + name + "'");
    }
}
