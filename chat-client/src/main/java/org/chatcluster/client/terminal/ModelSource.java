package org.chatcluster.client.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Link;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.screen.ListRow;
import org.chatcluster.client.terminal.screen.MemberRow;
import org.chatcluster.client.terminal.screen.Presence;
import org.chatcluster.client.terminal.screen.ScreenSource;
import org.chatcluster.client.terminal.screen.ScreenView;
import org.chatcluster.client.terminal.screen.StatusView;
import org.chatcluster.client.terminal.screen.Title;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Shows the model on the whole screen. Thread-safe. */
final class ModelSource implements ScreenSource {
    /** Fewer are there before anybody could read that they come. */
    private static final int MANY_MISSED = 100;

    private final App.Shown shown;
    private final People people;
    private final Desk desk;
    private final Link link;
    private final MemberRows memberRows = new MemberRows();
    private volatile boolean membersShown;

    ModelSource(App.Shown shown) {
        this.shown = shown;
        this.people = shown.model().people();
        this.desk = shown.model().desk();
        this.link = shown.model().link();
    }

    @Override
    public ScreenView view() {
        List<ConversationView> conversations = desk.conversations();
        Optional<Target> here = desk.current();
        List<MemberRow> members = here.map(this::members).orElse(List.of());
        return new ScreenView(
                here,
                conversations.stream().map(this::row).toList(),
                here.map(conversation -> title(conversation, members.size())).orElse(home()),
                desk.timeline(),
                members,
                status(conversations));
    }

    private ListRow row(ConversationView conversation) {
        Target target = conversation.conversation();
        return new ListRow(
                conversation,
                people.nameOf(target),
                target instanceof Target.User user ? presence(user.id()) : Presence.NONE);
    }

    /** Of who is no friend it is not known. */
    private Presence presence(int userId) {
        return people.findState(userId)
                .map(state -> state == State.ONLINE ? Presence.ONLINE : Presence.OFFLINE)
                .orElse(Presence.NONE);
    }

    private Title home() {
        String me = people.me().map(UserName::name).orElse("chat");
        return new Title(me, "Ctrl-K finds a conversation, /help lists commands", "");
    }

    private Title title(Target conversation, int members) {
        if (conversation instanceof Target.Group group) {
            String count = members == 1 ? "1 member" : members + " members";
            return new Title(people.nameOf(conversation), people.topicOf(group.id()), members == 0 ? "" : count);
        }
        int id = ((Target.User) conversation).id();
        boolean known = link.view().state().phase() == Phase.ONLINE;
        return new Title(people.nameOf(conversation), "", known && people.isOnline(id) ? "online" : "");
    }

    private List<MemberRow> members(Target conversation) {
        return conversation instanceof Target.Group group ? memberRows.of(people.membersOf(group.id())) : List.of();
    }

    private StatusView status(List<ConversationView> conversations) {
        Link.View view = link.view();
        long unread = conversations.stream().mapToLong(ConversationView::unread).sum();
        int mentions =
                conversations.stream().mapToInt(ConversationView::mentions).sum();
        long roundTrip = view.roundTrip().isZero() ? -1 : view.roundTrip().toMillis();
        return new StatusView(view.node(), roundTrip, state(view), unread, mentions);
    }

    private static Line state(Link.View view) {
        Phase phase = view.state().phase();
        return switch (phase) {
            case ONLINE ->
                view.missed() < MANY_MISSED
                        ? new Line(List.of())
                        : Line.of(
                                Style.WARNING, String.format(Locale.ROOT, "catching up: %,d messages", view.missed()));
            case WAITING -> Line.of(Style.WARNING, "reconnecting in " + secondsUp(view) + " s");
            case CONNECTING -> Line.of(Style.WARNING, "connecting…");
            case LOGGING_IN -> Line.of(Style.WARNING, "logging in…");
            case CONNECTED -> Line.of(Style.WARNING, "not logged in");
            case OFFLINE, CLOSED -> Line.of(Style.ERROR, "offline");
        };
    }

    private static long secondsUp(Link.View view) {
        return (view.retryInMillis(System.nanoTime() / 1_000_000) + 999) / 1_000;
    }

    @Override
    public void loadOlder(Target conversation) {
        var unused = shown.older().load(conversation);
    }

    @Override
    public void onScreen(Target conversation, long firstSeq, long lastSeq) {
        desk.onScreen(conversation, firstSeq, lastSeq);
        if (desk.isLookedAt(conversation)) {
            shown.marks().shown(conversation);
        }
    }

    @Override
    public void membersShown(boolean on) {
        membersShown = on;
    }

    /** Whether the members of the current group are on the screen. */
    boolean showsMembers() {
        return membersShown;
    }

    @Override
    public void notice(Line line) {
        desk.notice(line);
    }
}
