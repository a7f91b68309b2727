package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NginxConfigTest {
    @Test
    void replaces_address_and_nodes_of_the_deployed_file_and_nothing_else() {
        String config = NginxConfig.of("127.0.0.1", 20_001, List.of(20_002, 20_003));

        assertThat(config)
                .containsOnlyOnce("listen 127.0.0.1:20001 backlog=")
                .containsOnlyOnce("server 127.0.0.1:20002 max_fails=")
                .containsOnlyOnce("server 127.0.0.1:20003 max_fails=")
                .doesNotContain("chat-1")
                .contains("proxy_protocol on;");
    }

    @Test
    void refuses_a_file_in_which_there_is_nothing_to_replace() {
        assertThatThrownBy(() -> NginxConfig.substitute("listen 6000;\n", "127.0.0.1", 1, List.of(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 matches");
        assertThatThrownBy(() ->
                        NginxConfig.substitute("  server chat-1:6000;\nlisten 7000;\n", "127.0.0.1", 1, List.of(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 matches");
    }
}
