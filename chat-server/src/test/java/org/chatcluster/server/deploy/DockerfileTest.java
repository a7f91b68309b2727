package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.chatcluster.server.config.Arguments;
import org.chatcluster.server.config.ConfigLoader;
import org.chatcluster.server.config.ServerConfig;
import org.junit.jupiter.api.Test;

final class DockerfileTest {
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");

    private final Dockerfile dockerfile = new Dockerfile();

    @Test
    void builds_the_jar_as_the_scripts_do() {
        String run = dockerfile.all("RUN").get(0);

        assertThat(Repository.words(run)).endsWith(Repository.nodeBuild().toArray(String[]::new));
        assertThat(dockerfile.all("COPY")).contains("--from=build /source/chat-server/target/chat-server.jar " + jar());
    }

    @Test
    void has_the_project_file_of_every_module() {
        List<String> kept = Repository.read(".dockerignore").lines().toList();

        assertThat(MODULE.matcher(Repository.read("pom.xml")).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(kept).contains("!" + module + "/pom.xml"));
        assertThat(kept).contains("*", "!chat-common/src/main", "!chat-server/src/main", "!sql", "!LICENSE");
    }

    @Test
    void runs_java_itself_so_that_it_hears_a_signal_with_the_flags_of_the_scripts() {
        List<String> command = dockerfile.command("ENTRYPOINT");

        assertThat(command).startsWith("java").endsWith("-jar", jar()).containsAll(Repository.nodeJavaFlags());
        assertThat(dockerfile.all("CMD")).isEmpty();
    }

    @Test
    void runs_as_nobody_in_particular() {
        assertThat(dockerfile.only("USER")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(dockerfile.all("RUN").get(1))
                .contains("chown " + dockerfile.only("USER") + " "
                        + dockerfile.environment().get("CHAT_DATA_DIR"));
    }

    @Test
    void asks_for_health_by_the_jar() {
        List<String> command = dockerfile.command("HEALTHCHECK");

        assertThat(command).startsWith("java").endsWith("-jar", jar(), "--health-check");
        assertThat(Arguments.parse("--health-check").isHealthCheckRequested()).isTrue();
    }

    @Test
    void opens_the_ports_that_the_node_listens_on() throws Exception {
        ServerConfig config = ConfigLoader.load(Arguments.parse(), dockerfile.environment());

        assertThat(dockerfile.only("EXPOSE"))
                .isEqualTo(config.net().port() + " " + config.ops().port());
        assertThat(config.net().host()).isEqualTo("0.0.0.0");
        assertThat(config.ops().host()).isEqualTo("0.0.0.0");
    }

    private String jar() {
        List<String> command = dockerfile.command("ENTRYPOINT");
        return command.get(command.size() - 1);
    }
}
