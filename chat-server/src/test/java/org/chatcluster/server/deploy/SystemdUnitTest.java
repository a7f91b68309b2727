package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chatcluster.server.config.Arguments;
import org.chatcluster.server.config.ConfigLoader;
import org.chatcluster.server.config.Setting;
import org.junit.jupiter.api.Test;

final class SystemdUnitTest {
    private final String unit = Repository.read("deploy/chat-server.service");

    @Test
    void starts_the_jar_with_the_flags_of_the_scripts() {
        List<String> command = Repository.words(value("ExecStart"));

        assertThat(command)
                .startsWith("/usr/bin/java")
                .endsWith("-jar", "/opt/chat-server/chat-server.jar")
                .containsAll(Repository.nodeJavaFlags());
    }

    @Test
    void sets_variables_that_a_node_knows() {
        List<String> known = Arrays.stream(Setting.values())
                .flatMap(setting -> Stream.of(setting.variable(), String.valueOf(setting.fileVariable())))
                .toList();

        assertThat(Repository.words(value("Environment")))
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(known).contains(pair.substring(0, pair.indexOf('='))));
        assertThat(value("Environment"))
                .contains("%d/" + value("LoadCredential").replaceFirst(":.*", ""));
    }

    @Test
    void leaves_a_node_the_time_to_stop() throws Exception {
        Duration timeout = Duration.ofSeconds(Long.parseLong(value("TimeoutStopSec")));

        assertThat(timeout)
                .isGreaterThan(ConfigLoader.load(Arguments.parse(), Map.of()).drainTimeout());
    }

    private String value(String key) {
        return Repository.only(Pattern.compile("(?m)^" + key + "=(.*)$"), unit);
    }
}
