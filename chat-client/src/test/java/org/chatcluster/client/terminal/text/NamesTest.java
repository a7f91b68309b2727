package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void word_that_is_the_number_of_an_account_or_group_is_its_id() {
        assertThat(Names.findId("7")).contains(7);
        assertThat(Names.findId("1000000000")).contains(1_000_000_000);
        assertThat(Names.findId("2147483647")).contains(Integer.MAX_VALUE);
    }

    @Test
    void other_words_are_names() {
        assertThat(Names.findId("")).isEmpty();
        assertThat(Names.findId("0")).isEmpty();
        assertThat(Names.findId("-1")).isEmpty();
        assertThat(Names.findId("7a")).isEmpty();
        assertThat(Names.findId("٧")).isEmpty();
        assertThat(Names.findId("2147483648")).isEmpty();
    }
}
