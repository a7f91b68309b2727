package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chatcluster.server.config.Arguments;
import org.chatcluster.server.config.ConfigException;
import org.chatcluster.server.config.ConfigLoader;
import org.chatcluster.server.config.ServerConfig;
import org.chatcluster.server.config.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ComposeTest {
    private static final Pattern UPSTREAM = Pattern.compile("(?m)^\\s*server (\\S+:\\d+)");
    private static final Pattern LISTEN = Pattern.compile("(?m)^\\s*listen (\\d+)");
    private static final String PASSWORD_FILE = String.valueOf(Setting.DB_PASSWORD.fileVariable());

    private final ComposeFile compose = new ComposeFile();
    private final Dockerfile dockerfile = new Dockerfile();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("nodes")
    void a_node_accepts_its_environment_and_finds_the_others_by_it(String node) throws Exception {
        ServerConfig config = configOf(node);

        assertThat(config.nodeId()).isEqualTo(node);
        assertThat(config.storage().password()).isEqualTo("from a file");
        URI database = URI.create(config.storage().url().substring("jdbc:".length()));
        assertThat(compose.services()).containsKey(database.getHost());
        assertThat(compose.services())
                .containsKey(URI.create(config.cluster().redisUrl()).getHost());

        Map<String, String> mysql = compose.environment(database.getHost());
        assertThat(database.getPath()).isEqualTo("/" + mysql.get("MYSQL_DATABASE"));
        assertThat(config.storage().user()).isEqualTo(mysql.get("MYSQL_USER"));
        assertThat(mysql.get("MYSQL_PASSWORD_FILE"))
                .isEqualTo(compose.environment(node).get(PASSWORD_FILE));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void a_node_believes_nginx_and_no_other_node(String node) throws Exception {
        ServerConfig config = configOf(node);

        assertThat(config.net().isProxy(InetAddress.getByName(compose.address("nginx"))))
                .isTrue();
        for (String other : compose.nodes()) {
            assertThat(config.net().isProxy(InetAddress.getByName(compose.address(other))))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void a_node_has_the_time_to_stop_and_starts_again(String node) throws Exception {
        Duration grace = Duration.parse(
                "PT" + compose.service(node).at("stop_grace_period").text());

        assertThat(grace).isGreaterThan(configOf(node).drainTimeout());
        assertThat(compose.service(node).at("restart").text()).isEqualTo("unless-stopped");
    }

    @Test
    void nginx_leads_to_every_node() {
        String nginx = Repository.read("deploy/nginx.conf");
        String port = dockerfile.environment().get(Setting.PORT.variable());

        assertThat(UPSTREAM.matcher(nginx).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(
                        compose.nodes().stream().map(node -> node + ":" + port).toList());
        assertThat(compose.service("nginx").at("extra_hosts").texts())
                .containsExactlyElementsOf(compose.nodes().stream()
                        .map(node -> node + ":" + compose.address(node))
                        .toList());
        assertThat(compose.service("nginx").at("depends_on").entries()).containsOnlyKeys(compose.nodes());
        assertThat(compose.service("nginx").at("ports").texts())
                .containsExactly("127.0.0.1:6000:" + Repository.only(LISTEN, nginx));
    }

    @Test
    void every_secret_is_a_file_that_the_script_makes() throws Exception {
        Process script = new ProcessBuilder(
                        Repository.path("deploy/make-secrets").toString(), directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(script.waitFor()).isZero();

        for (Map.Entry<String, Tree> secret : compose.at("secrets").entries().entrySet()) {
            String file = secret.getValue().at("file").text();
            assertThat(file).isEqualTo("./deploy/secrets/" + secret.getKey());
            assertThat(directory.resolve(secret.getKey())).content().matches("[0-9a-f]{48}");
        }
        assertThat(Repository.read(".gitignore").lines()).contains("/deploy/secrets/");
        compose.services().forEach(this::takesPasswordsFromItsSecrets);
    }

    @Test
    void every_mounted_file_is_there() {
        List<String> mounts = new ArrayList<>();
        compose.services().values().stream()
                .filter(service -> service.has("volumes"))
                .forEach(service -> mounts.addAll(service.at("volumes").texts()));

        assertThat(mounts).hasSizeGreaterThan(3);
        for (String mount : mounts) {
            String source = mount.substring(0, mount.indexOf(':'));
            if (source.startsWith("./")) {
                assertThat(Repository.path(source)).exists();
                assertThat(mount).as("what is the repository's is not written").endsWith(":ro");
            } else {
                assertThat(compose.at("volumes").entries()).containsKey(source);
            }
        }
    }

    @Test
    void who_is_waited_for_can_tell_how_it_is() {
        compose.services().values().stream()
                .filter(service -> service.has("depends_on"))
                .map(service -> service.at("depends_on"))
                .filter(Tree::isMap)
                .flatMap(dependencies -> dependencies.entries().entrySet().stream())
                .forEach(dependency -> {
                    assertThat(dependency.getValue().at("condition").text()).isEqualTo("service_healthy");
                    Tree service = compose.service(dependency.getKey());
                    assertThat(service.has("healthcheck") || service.has("build"))
                            .as(dependency.getKey())
                            .isTrue();
                });
        assertThat(dockerfile.all("HEALTHCHECK")).hasSize(1);
    }

    @Test
    void every_image_can_be_another() {
        Tree other = compose.withEveryVariable("other");

        assertThat(other.at("services").entries().values())
                .allSatisfy(service -> assertThat(service.at("image").text()).isEqualTo("other"));
        assertThat(other.at("services", "chat-1", "build", "args").entries()).allSatisfy((name, image) -> {
            assertThat(image.text()).isEqualTo("other");
            assertThat(dockerfile.all("ARG")).anyMatch(arg -> arg.startsWith(name + "="));
        });
        // A node that is started in the same shell would refuse a CHAT_ variable that is none of its settings.
        assertThat(compose.variables()).isNotEmpty().noneMatch(name -> name.startsWith("CHAT_"));
    }

    @Test
    void the_database_keeps_what_it_says_is_committed() {
        assertThat(compose.service("mysql").at("command").texts())
                .contains(
                        "--log-bin=binlog",
                        "--sync-binlog=1",
                        "--innodb-flush-log-at-trx-commit=1",
                        "--transaction-isolation=READ-COMMITTED",
                        "--character-set-server=utf8mb4");
    }

    @Test
    void nothing_but_nginx_and_who_watches_can_be_reached_from_outside() {
        assertThat(compose.services().entrySet().stream()
                        .filter(service -> service.getValue().has("ports"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("nginx", "prometheus", "grafana");
        assertThat(compose.at("networks", "back", "internal").text()).isEqualTo("true");
    }

    static List<String> nodes() {
        List<String> nodes = new ComposeFile().nodes();
        assertThat(nodes).hasSize(3);
        return nodes;
    }

    private void takesPasswordsFromItsSecrets(String name, Tree service) {
        if (!service.has("environment")) {
            return;
        }
        compose.environment(name).forEach((variable, value) -> {
            if (variable.contains("PASSWORD")) {
                assertThat(variable).endsWith("_FILE");
                assertThat(service.at("secrets").texts()).contains(value.replaceFirst("^/run/secrets/", ""));
            }
        });
    }

    /** As the container has it, but for the path of the password. */
    private ServerConfig configOf(String node) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>(dockerfile.environment());
        environment.putAll(compose.environment(node));
        Path password = Files.writeString(directory.resolve("password"), "from a file");
        assertThat(environment.replace(PASSWORD_FILE, password.toString())).isEqualTo("/run/secrets/db_password");
        return load(environment);
    }

    private static ServerConfig load(Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load(Arguments.parse(), environment);
    }
}
