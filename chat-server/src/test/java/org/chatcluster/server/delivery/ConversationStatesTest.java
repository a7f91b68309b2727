package org.chatcluster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatcluster.server.log.Conversation;
import org.junit.jupiter.api.Test;

final class ConversationStatesTest {
    private static final Conversation DIRECT = Conversation.direct(1, 2);
    private static final Conversation GROUP = Conversation.group(7);

    private final ConversationStates states = new ConversationStates();

    private static ConversationState state(Conversation conversation, long sent, long end, long read) {
        return new ConversationState(conversation, sent, end, read);
    }

    @Test
    void wakes_a_conversation_as_it_was_laid_to_rest() {
        states.begin(state(DIRECT, 0, 0, 0));
        states.begin(state(GROUP, 0xFFFF_FFFEL, 0xFFFF_FFFEL, 5));
        assertThat(states.awake()).isEmpty();

        assertThat(states.get(DIRECT)).usingRecursiveComparison().isEqualTo(state(DIRECT, 0, 0, 0));
        assertThat(states.get(GROUP)).usingRecursiveComparison().isEqualTo(state(GROUP, 0xFFFF_FFFEL, 0xFFFF_FFFEL, 5));
        assertThat(states.get(Conversation.group(8))).isNull();
    }

    @Test
    void keeps_what_was_changed_while_awake_over_a_rest() {
        states.begin(state(DIRECT, 3, 3, 1));
        ConversationState state = states.get(DIRECT);
        assertThat(states.get(DIRECT)).isSameAs(state).isNotNull();
        state.sent = 4;
        state.end = 4;
        state.read = 2;
        states.rest();

        assertThat(states.awake()).isEmpty();
        assertThat(states.get(DIRECT)).usingRecursiveComparison().isEqualTo(state(DIRECT, 4, 4, 2));
    }

    @Test
    void leaves_awake_what_is_behind_or_waited_for_or_too_long() {
        ConversationState behind = state(DIRECT, 4, 4, 4);
        behind.behind = true;
        states.begin(behind);
        states.begin(state(GROUP, 4, 5, 4));
        states.begin(state(Conversation.group(8), 1L << 32, 1L << 32, 0));
        states.rest();

        assertThat(states.awake()).hasSize(3);
        assertThat(states.get(DIRECT)).isSameAs(behind);
    }

    @Test
    void lists_groups_once_at_rest_or_awake_and_none_that_were_left() {
        states.begin(state(DIRECT, 1, 1, 1));
        for (int group = 1; group <= 4; group++) {
            states.begin(state(Conversation.group(group), 1, 1, 1));
        }
        states.get(Conversation.group(1));
        states.get(Conversation.group(2));
        states.put(state(Conversation.group(5), 0, 0, 0));
        assertThat(states.remove(Conversation.group(2))).isNotNull();
        assertThat(states.remove(Conversation.group(3))).isNotNull();
        assertThat(states.remove(Conversation.group(3))).isNull();

        assertThat(states.listGroups()).containsExactlyInAnyOrder(1, 4, 5);
        assertThat(states.get(Conversation.group(2))).isNull();
    }
}
