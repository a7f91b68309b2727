package org.chatcluster.client.terminal.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;

class ConversationKeyTest {
    @Test
    void every_conversation_is_found_by_its_key() {
        for (int id : new int[] {1, 7, 999_999_999, 1_000_000_000, Integer.MAX_VALUE}) {
            Target user = new Target.User(id);
            Target group = new Target.Group(id);
            assertThat(ConversationKey.find(ConversationKey.of(user))).contains(user);
            assertThat(ConversationKey.find(ConversationKey.of(group))).contains(group);
        }
    }

    @Test
    void what_is_no_key_is_passed_over() {
        assertThat(ConversationKey.find("user.0")).isEmpty();
        assertThat(ConversationKey.find("user.2147483648")).isEmpty();
        assertThat(ConversationKey.find("user.")).isEmpty();
        assertThat(ConversationKey.find("room.1")).isEmpty();
    }
}
