package org.chatcluster.server.login;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.server.account.AccountService;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.gather.Gatherer;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.message.CursorStore;
import org.chatcluster.server.message.InboxDao;

/** Finds where a new session starts in each of its conversations. Thread-safe. */
public final class LoginService {
    private final CursorStore cursors;
    private final Gatherer<LoginDao.Login, LoginDao.Circle> circles;

    /** Reads cursors, memberships and friends, on {@code requests}. */
    public LoginService(CursorStore cursors, LoginDao dao, Executor requests) {
        this.cursors = cursors;
        this.circles = new Gatherer<>(dao::readCircles, requests);
    }

    /** What a session begins with. */
    record Beginning(List<GroupInfo> groups, List<ConversationInfo> conversations, List<SessionFeed.Start> starts) {}

    /** A conversation of the account; messages up to {@code floor} are from before its membership. */
    private record Place(InboxDao.Entry entry, long floor) {
        long received() {
            return Math.max(entry.receivedSeq(), floor);
        }

        long read() {
            return Math.max(entry.readSeq(), floor);
        }

        long last() {
            return Math.max(entry.lastSeq(), floor);
        }

        boolean hasNews() {
            return received() < last() || read() < last();
        }
    }

    /**
     * Who and what is around an account, as of one moment: a group that is joined later tells the session itself. Refuses a token that has been revoked since it was found: who logs out everywhere ends the sessions that are registered then, and this
     * one may have come a moment too late for that. Does not block.
     */
    CompletionStage<LoginDao.Circle> requireCircle(int userId, String tokenHash) {
        CursorStore.Unstored unstored = cursors.unstored(userId);
        return circles.ask(new LoginDao.Login(userId, tokenHash)).thenApply(found -> {
            LoginDao.Circle circle =
                    found.filter(LoginDao.Circle::tokenIsThere).orElseThrow(AccountService::tokenIsNotValid);
            return withInbox(circle, unstored.over(circle.inbox()));
        });
    }

    /** The same circle, with the conversations of now: once news of its groups are heard that may have been missed. Blocks. */
    LoginDao.Circle withInboxOfNow(int userId, LoginDao.Circle circle) {
        return withInbox(circle, cursors.list(userId));
    }

    private static LoginDao.Circle withInbox(LoginDao.Circle circle, List<InboxDao.Entry> inbox) {
        return new LoginDao.Circle(circle.tokenIsThere(), circle.groups(), circle.friends(), circle.requests(), inbox);
    }

    static Beginning begin(int userId, LoginDao.Circle circle, LoginRequest request) {
        List<Place> places = places(circle.inbox(), circle.groups());
        List<GroupInfo> infos =
                circle.groups().stream().map(GroupDao.Joined::info).toList();
        return new Beginning(infos, conversations(userId, places), starts(userId, places, request));
    }

    private static List<Place> places(List<InboxDao.Entry> entries, List<GroupDao.Joined> joined) {
        Map<Conversation, Long> floors = new HashMap<>();
        joined.forEach(group -> floors.put(Conversation.group(group.info().groupId()), group.joinedSeq()));
        List<Place> places = new ArrayList<>();
        for (InboxDao.Entry entry : entries) {
            Long floor = floors.remove(entry.conversation());
            if (floor != null) {
                places.add(new Place(entry, floor));
            } else if (!entry.conversation().isGroup() && entry.lastSeq() > 0) {
                places.add(new Place(entry, 0));
            }
        }
        return places;
    }

    private static List<ConversationInfo> conversations(int userId, List<Place> places) {
        return places.stream()
                .sorted(Comparator.comparing(Place::hasNews)
                        .thenComparing(place -> place.entry.lastTime())
                        .reversed())
                .limit(Limits.MAX_CONVERSATIONS)
                .map(place -> new ConversationInfo(
                        place.entry.conversation().targetFor(userId), place.last(), place.received(), place.read()))
                .toList();
    }

    private static List<SessionFeed.Start> starts(int userId, List<Place> places, LoginRequest request) {
        Map<Conversation, Long> device = new HashMap<>();
        for (Cursor cursor : request.cursors()) {
            device.put(Conversation.of(userId, cursor.target()), cursor.seq());
        }
        List<SessionFeed.Start> starts = new ArrayList<>(places.size());
        for (Place place : places) {
            Conversation conversation = place.entry.conversation();
            long wanted = device.getOrDefault(conversation, place.received());
            long cursor = Math.min(Math.max(wanted, place.floor), place.last());
            long newest = Math.max(0, place.last() - request.backlog().newest());
            starts.add(new SessionFeed.Start(conversation, Math.max(cursor, newest), place.last(), place.read()));
        }
        return starts;
    }
}
