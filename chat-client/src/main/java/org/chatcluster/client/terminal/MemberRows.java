package org.chatcluster.client.terminal;

import java.util.Comparator;
import java.util.List;
import org.chatcluster.client.terminal.screen.MemberRow;
import org.chatcluster.client.terminal.screen.Presence;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.State;

/** The members of a group in the order of the screen, who is online first; put in order once, not at each drawing. Thread-safe. */
final class MemberRows {
    private volatile Ordered last = new Ordered(List.of(), List.of());

    private record Ordered(List<Member> members, List<MemberRow> rows) {}

    /** The rows of {@code members}, a list that does not change. */
    @SuppressWarnings("ReferenceEquality") // Comparing ten thousand members would cost what is to be saved.
    List<MemberRow> of(List<Member> members) {
        Ordered present = last;
        if (present.members != members) {
            present = new Ordered(members, inOrder(members));
            last = present;
        }
        return present.rows;
    }

    private static List<MemberRow> inOrder(List<Member> members) {
        return members.stream()
                .sorted(Comparator.comparing(Member::state).thenComparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .map(MemberRows::row)
                .toList();
    }

    private static MemberRow row(Member member) {
        String role = member.role() == Role.NORMAL ? "" : member.role().wireName();
        Presence presence = member.state() == State.ONLINE ? Presence.ONLINE : Presence.OFFLINE;
        return new MemberRow(member.id(), member.name(), presence, role);
    }
}
