package org.chatcluster.client.terminal.screen;

import java.util.List;
import java.util.Optional;
import org.chatcluster.client.terminal.model.Timeline;
import org.chatcluster.common.protocol.Target;

/** All that is on the screen but the line being typed. {@code here} is the conversation of the timeline, if it has one. Immutable. */
public record ScreenView(
        Optional<Target> here,
        List<ListRow> conversations,
        Title title,
        Timeline timeline,
        List<MemberRow> members,
        StatusView status) {
    public ScreenView {
        conversations = List.copyOf(conversations);
        members = List.copyOf(members);
    }
}
