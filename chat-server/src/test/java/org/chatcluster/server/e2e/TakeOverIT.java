package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.BYE_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: a second login of the same account and device. */
@ExtendWith(SharedNodeExtension.class)
class TakeOverIT {
    private final NodeUsers users;

    TakeOverIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void ends_the_older_session_with_116_and_revokes_nothing() {
        WireUser old = users.user();
        WireUser successor = WireUser.login(users.connect(), byPassword(old)).synced();

        saysTakenOver(old);
        answers(successor.client());
        assertThat(users.again(old).synced().id()).isEqualTo(old.id());
        saysTakenOver(successor);
    }

    @Test
    void leaves_other_devices_alone() {
        WireUser user = users.user();
        WireUser phone = users.device(user, "phone").synced();
        WireUser phoneAgain = users.device(user, "phone").synced();

        saysTakenOver(phone);
        answers(user.client());
        answers(phoneAgain.client());
    }

    @Test
    void is_refused_with_116_to_the_smaller_attempt() {
        WireUser user = users.user();
        WireUser current = login(user, 10);
        WireClient late = users.connect();

        refused(late.request(byPassword(user).put("attempt", 9)), 2, 116);

        answers(late);
        answers(current.client());
        WireUser.done(late.request(byPassword(user).put("attempt", 11)));
        saysTakenOver(current);
    }

    @Test
    void is_granted_to_an_equal_attempt() {
        WireUser user = users.user();
        WireUser current = login(user, 10);
        WireUser equal = login(user, 10);

        saysTakenOver(current);
        answers(equal.client());
    }

    @Test
    void is_granted_when_one_of_both_gave_no_attempt() {
        WireUser user = users.user();
        WireUser with = login(user, 10);
        WireUser without = WireUser.login(users.connect(), byPassword(user)).synced();
        saysTakenOver(with);

        WireUser lower = login(user, 1);
        saysTakenOver(without);
        answers(lower.client());
    }

    private WireUser login(WireUser user, long attempt) {
        return WireUser.login(users.connect(), byPassword(user).put("attempt", attempt))
                .synced();
    }

    private static ObjectNode byPassword(WireUser user) {
        return Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD);
    }

    private static void saysTakenOver(WireUser user) {
        ObjectNode bye = user.client().expect(BYE_MSG);
        assertThat(bye.get("errno").intValue()).isEqualTo(116);
        assertThat(bye.get("reconnect").booleanValue()).isFalse();
        user.client().awaitClosed();
    }
}
