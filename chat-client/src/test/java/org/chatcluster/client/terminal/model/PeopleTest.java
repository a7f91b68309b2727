package org.chatcluster.client.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final People people = new People();

    @Test
    void names_are_found_without_regard_to_case_and_form() {
        people.saw(new UserName(3, "J\u00FCrgen"));
        assertThat(people.findUser("j\u00FCRGEN")).contains(3);
        assertThat(people.findUser("ju\u0308rgen")).contains(3);
        assertThat(people.findUser("jurgen")).isEmpty();
    }

    @Test
    void stranger_is_called_by_number() {
        assertThat(people.nameOf(9)).isEqualTo("user 9");
        assertThat(people.nameOf(new Target.Group(9))).isEqualTo("#9");
    }

    @Test
    void group_of_a_name_that_two_have_is_called_by_number() {
        people.joined(1, "team");
        assertThat(people.groupTag(1)).isEqualTo("#team");
        people.joined(2, "Team");
        assertThat(people.groupTag(1)).isEqualTo("#1");
        assertThat(people.findGroups("TEAM")).containsExactly(1, 2);
        people.left(1);
        assertThat(people.groupTag(2)).isEqualTo("#Team");
    }

    @Test
    void friend_comes_and_goes_among_the_members_of_groups_too() {
        people.members(7, List.of(new Member(2, "bob", Role.NORMAL, State.OFFLINE)));
        people.state(2, State.ONLINE);
        assertThat(people.membersOf(7)).containsExactly(new Member(2, "bob", Role.NORMAL, State.ONLINE));
    }

    @Test
    void list_of_members_does_not_know_better_whether_a_friend_is_online() {
        people.saw(new Friend(2, "bob", State.ONLINE));
        people.members(7, List.of(new Member(2, "bob", Role.NORMAL, State.OFFLINE)));
        assertThat(people.membersOf(7)).containsExactly(new Member(2, "bob", Role.NORMAL, State.ONLINE));
    }

    @Test
    void list_of_members_stays_the_same_object_while_nothing_of_it_changes() {
        people.members(7, List.of(new Member(2, "bob", Role.NORMAL, State.ONLINE)));
        List<Member> before = people.membersOf(7);
        people.state(2, State.ONLINE);
        people.state(3, State.ONLINE);
        assertThat(people.membersOf(7)).isSameAs(before);
    }
}
