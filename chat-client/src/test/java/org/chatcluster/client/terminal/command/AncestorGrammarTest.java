package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AncestorGrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat:12:hello there|msg 12 hello there",
                "chat:12:a:b $1 \\|msg 12 a:b $1 \\",
                "groupchat:3:你好|msg #3 你好",
                "addfriend:7|friend add 7",
                "creategroup:climbers:Sundays at ten: all|group create climbers Sundays at ten: all",
                "creategroup:climbers:|group create climbers",
                "addgroup:4|join 4",
                "loginout|logout",
                "help|help"
            })
    void whole_line_is_the_command_that_does_the_same(String line, String command) {
        assertThat(AncestorGrammar.find(line)).contains(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat:bob:hello",
                "chat:12",
                "chat:12:",
                "chat: 12:hello",
                "we chat:12:hello",
                " chat:12:hello",
                "Chat:12:hello",
                "addfriend:",
                "addfriend:7 please",
                "addgroup:4:x",
                "creategroup:climbers",
                "creategroup:two words:x",
                "loginout now",
                "help me",
                "Help",
                " help",
                "help:",
                "chat"
            })
    void what_only_looks_like_one_is_a_text(String line) {
        assertThat(AncestorGrammar.find(line)).isEmpty();
    }

    @Test
    void text_keeps_its_lines() {
        assertThat(AncestorGrammar.find("chat:12:one\n  two")).contains("msg 12 one\n  two");
    }
}
