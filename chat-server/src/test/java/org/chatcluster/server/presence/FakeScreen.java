package org.chatcluster.server.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.State;

/** Notes what is news for each user, as "1: 2 online". Confined to one thread. */
final class FakeScreen implements FriendScreen {
    private final Map<String, State> known = new HashMap<>();
    private final Set<Integer> loading = new HashSet<>();
    private final List<Runnable> afterLoading = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();

    @Override
    public void showPresence(Collection<Integer> userIds, PresenceEvent event) {
        for (int userId : userIds) {
            if (loading.contains(userId)) {
                afterLoading.add(() -> show(userId, event));
            } else {
                show(userId, event);
            }
        }
    }

    private void show(int userId, PresenceEvent event) {
        String friend = userId + ": " + event.id();
        if (known.put(friend, event.state()) != event.state()) {
            shown.add(friend + (event.state() == State.ONLINE ? " online" : " offline"));
        }
    }

    @Override
    public void expectPresence(int userId, int friendId) {
        known.remove(userId + ": " + friendId);
    }

    /** What is to be shown to the user waits for {@link #loaded}. */
    void load(int userId) {
        loading.add(userId);
    }

    /** The user's login has shown these states. */
    void loaded(int userId, Map<Integer, State> states) {
        loading.remove(userId);
        states.forEach((friendId, state) -> known.put(userId + ": " + friendId, state));
        afterLoading.forEach(Runnable::run);
        afterLoading.clear();
    }

    /** What was shown since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(shown);
        shown.clear();
        return taken;
    }
}
