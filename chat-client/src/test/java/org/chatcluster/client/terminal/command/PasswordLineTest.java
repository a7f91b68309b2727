package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login alice secret",
                "  /login  alice   secret",
                "/LOGIN alice secret",
                "/lo alice secret",
                "/l alice secret",
                "/logni alice secret",
                "/register alice secret words",
                "/r alice secret"
            })
    void password_behind_a_name_is_not_shown(String line) {
        assertThat(PasswordLine.is(line)).isTrue();
        assertThat(PasswordLine.shown(line)).endsWith("alice").isSubstringOf(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login alice",
                "/login alice ",
                "/logout all",
                "/role #ops bob admin",
                "/leave #ops now",
                "login a b"
            })
    void other_lines_are_shown_as_they_are(String line) {
        assertThat(PasswordLine.is(line)).isFalse();
        assertThat(PasswordLine.shown(line)).isEqualTo(line);
    }
}
