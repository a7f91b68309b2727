package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.client.terminal.screen.MemberRow;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.State;
import org.junit.jupiter.api.Test;

class MemberRowsTest {
    private final MemberRows rows = new MemberRows();

    @Test
    void who_is_online_comes_first_then_by_name() {
        List<Member> members = List.of(
                new Member(1, "zoe", Role.NORMAL, State.OFFLINE),
                new Member(2, "Bob", Role.CREATOR, State.OFFLINE),
                new Member(3, "carol", Role.NORMAL, State.ONLINE),
                new Member(4, "alice", Role.NORMAL, State.ONLINE));
        assertThat(rows.of(members)).extracting(MemberRow::name).containsExactly("alice", "carol", "Bob", "zoe");
        assertThat(rows.of(members).get(2).role()).isEqualTo("creator");
    }

    @Test
    void same_members_are_put_in_order_once() {
        List<Member> members = List.of(new Member(1, "zoe", Role.NORMAL, State.OFFLINE));
        assertThat(rows.of(members)).isSameAs(rows.of(members));
        assertThat(rows.of(List.of())).isEmpty();
    }
}
