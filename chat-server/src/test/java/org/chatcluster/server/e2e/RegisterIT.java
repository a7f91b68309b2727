package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL.md §4: accounts and their names. */
@ExtendWith(SharedNodeExtension.class)
class RegisterIT {
    private final NodeUsers users;

    RegisterIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void gives_rising_ids_and_leaves_the_connection_logged_out() {
        WireClient client = users.connect();
        int first = WireUser.register(client, WireUser.freshName());
        int second = WireUser.register(client, WireUser.freshName());

        assertThat(second).isGreaterThan(first);
        refused(client.request(Json.of("{'msgid':26}")), 27, 110);
    }

    @Test
    void refuses_a_taken_name_with_1_whatever_the_case() {
        WireClient client = users.connect();
        String name = "Ärger" + WireUser.freshName();
        WireUser.register(client, name);

        refused(client.request(registering(name)), 5, 1);
        refused(client.request(registering(name.toLowerCase(Locale.ROOT))), 5, 1);
        refused(client.request(registering(name.toUpperCase(Locale.ROOT))), 5, 1);
        refused(client.request(registering(name.replace("Ä", "A\u0308"))), 5, 1);
        answers(client);
    }

    @Test
    void keeps_names_apart_that_only_look_alike() {
        WireClient client = users.connect();
        String name = WireUser.freshName();
        int latin = WireUser.register(client, name + "a");
        int cyrillic = WireUser.register(client, name + "\u0430");
        int accented = WireUser.register(client, name + "\u00e1");

        assertThat(new int[] {latin, cyrillic, accented}).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_-.", "नमस्ते", "\uD840\uDC00\uD840\uDC01", "٣٤", "日本語"})
    void takes_letters_marks_and_digits_of_any_script(String start) {
        WireClient client = users.connect();
        String name = start + WireUser.freshName();
        name = name.substring(0, name.offsetByCodePoints(0, Math.min(20, name.codePointCount(0, name.length()))));
        int id = WireUser.register(client, name);

        WireUser user = WireUser.login(client, Json.message(1).put("name", name).put("password", WireUser.PASSWORD));
        assertThat(user.id()).isEqualTo(id);
        assertThat(user.name()).isEqualTo(name);
    }

    @Test
    void stores_the_name_in_nfc() {
        WireClient client = users.connect();
        String rest = WireUser.freshName();
        WireUser.register(client, "e\u0301" + rest);

        WireUser user = WireUser.login(
                client, Json.message(1).put("name", "\u00c9" + rest).put("password", WireUser.PASSWORD));
        assertThat(user.name()).isEqualTo("\u00e9" + rest);
    }

    @Test
    void refuses_a_logged_in_connection_with_111() {
        WireUser user = users.user();
        refused(user.client().request(registering(WireUser.freshName())), 5, 111);
        answers(user.client());
    }

    @Test
    void echoes_rid_exactly() {
        WireClient client = users.connect();
        client.send(registering(WireUser.freshName()).put("rid", 9_007_199_254_740_991L));

        assertThat(client.expect(5).get("rid").longValue()).isEqualTo(9_007_199_254_740_991L);
        client.send(registering(WireUser.freshName()).put("rid", 0));
        assertThat(client.expect(5).get("rid").longValue()).isZero();
        client.send(registering(WireUser.freshName()));
        assertThat(client.expect(5).has("rid")).isFalse();
    }

    private static ObjectNode registering(String name) {
        return Json.message(4).put("name", name).put("password", WireUser.PASSWORD);
    }
}
