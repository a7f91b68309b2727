package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActionTextTest {
    @Test
    void what_is_sent_is_understood() {
        assertThat(ActionText.of("waves")).isEqualTo("/me waves");
        assertThat(ActionText.find("/me waves")).contains("waves");
    }

    @Test
    void other_texts_are_no_actions() {
        assertThat(ActionText.find("/me")).isEmpty();
        assertThat(ActionText.find("/me  ")).isEmpty();
        assertThat(ActionText.find("/mean")).isEmpty();
        assertThat(ActionText.find("look: /me waves")).isEmpty();
    }
}
