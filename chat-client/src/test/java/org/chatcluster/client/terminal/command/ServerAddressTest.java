package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "chat.example.org,chat.example.org,6000",
        "chat.example.org:7000,chat.example.org,7000",
        "[::1]:7000,::1,7000",
        "[::1],::1,6000",
        "::1,::1,6000",
        "10.0.0.1:1,10.0.0.1,1"
    })
    void is_read(String word, String host, int port) {
        assertThat(ServerAddress.parse(word, 6000)).isEqualTo(new ServerAddress(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "host:0,port: 0 (expected 1..65535)",
        "host:70000,port: 70000 (expected 1..65535)",
        "host:x,port: \"x\" is no number",
        ":6000,\":6000\" is no HOST[:PORT]",
        "[::1,\"[::1\" is no HOST[:PORT]"
    })
    void is_refused_with_the_reason(String word, String reason) {
        assertThatThrownBy(() -> ServerAddress.parse(word, 6000)).hasMessage(reason);
    }
}
