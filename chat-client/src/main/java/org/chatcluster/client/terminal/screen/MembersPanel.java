package org.chatcluster.client.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.RenderGate;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The members of a group. Immutable. */
record MembersPanel(Cells cells, Theme theme) {
    List<AttributedString> rows(List<MemberRow> members, int columns, int rows) {
        List<AttributedString> out = new ArrayList<>();
        out.add(new AttributedString(
                members.size() + (members.size() == 1 ? " member" : " members"), theme.of(Style.NAME)));
        boolean cut = members.size() + 1 > rows;
        int shown = cut ? Math.max(0, rows - 2) : members.size();
        members.stream().limit(shown).forEach(member -> out.add(row(member, columns)));
        if (cut) {
            out.add(new AttributedString("… " + (members.size() - shown) + " more", theme.of(Style.DIM)));
        }
        return out;
    }

    private AttributedString row(MemberRow member, int columns) {
        boolean online = member.presence() == Presence.ONLINE;
        Line left = Line.of(online ? Style.GOOD : Style.DIM, member.presence().mark())
                .andName(member.userId(), member.name());
        AttributedString role = new AttributedString(RenderGate.clean(member.role()), theme.of(Style.DIM));
        return cells.ends(theme.render(left), role, columns, AttributedStyle.DEFAULT);
    }
}
