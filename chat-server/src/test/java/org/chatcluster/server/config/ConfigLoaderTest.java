package org.chatcluster.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

final class ConfigLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void needs_nothing() throws Exception {
        ServerConfig config = load(Map.of());

        assertThat(config)
                .isEqualTo(new ServerConfig(
                        "",
                        new NetConfig("127.0.0.1", 6000, Duration.ofSeconds(30), Duration.ofSeconds(10), List.of()),
                        new StorageConfig("", "", "", Path.of("./data"), Duration.ofSeconds(30), true, 10),
                        new ClusterConfig(""),
                        new OpsConfig("127.0.0.1", 6080),
                        new LogConfig(Level.INFO, LogConfig.Format.TEXT),
                        true,
                        0,
                        10_000,
                        Duration.ofSeconds(25)));
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws Exception {
        Path file = file("port=1\nops.port=1\nlanes=1\n");

        ServerConfig config =
                load(Map.of("CHAT_PORT", "2", "CHAT_OPS_PORT", "2"), "--config", file.toString(), "--port", "3");

        assertThat(config.net().port()).isEqualTo(3);
        assertThat(config.ops().port()).isEqualTo(2);
        assertThat(config.lanes()).isEqualTo(1);
    }

    @Test
    void the_environment_may_name_the_file() throws Exception {
        Path file = file("db.url=jdbc:mysql://db:3306/chat\ndb.password=${not.expanded}\n");

        StorageConfig storage = load(Map.of("CHAT_CONFIG", file.toString())).storage();

        assertThat(storage.url()).isEqualTo("jdbc:mysql://db:3306/chat");
        assertThat(storage.password()).isEqualTo("${not.expanded}");
    }

    @Test
    void reads_the_addresses_of_balancers() throws Exception {
        NetConfig net =
                load(Map.of("CHAT_PROXY_PROTOCOL", "10.0.0.0/8, fd00::7")).net();

        assertThat(net.isProxy(InetAddress.getByName("10.9.9.9"))).isTrue();
        assertThat(net.isProxy(InetAddress.getByName("fd00::7"))).isTrue();
        assertThat(net.isProxy(InetAddress.getByName("fd00::8"))).isFalse();
        assertThat(load(Map.of()).net().isProxy(InetAddress.getByName("10.9.9.9")))
                .isFalse();
    }

    @Test
    void an_empty_variable_is_as_good_as_none() throws Exception {
        assertThat(load(Map.of("CHAT_PORT", "")).net().port()).isEqualTo(6000);
    }

    @Test
    void reads_a_secret_from_a_file() throws Exception {
        Path secret = file(" p@ss word \n");

        assertThat(load(Map.of("CHAT_DB_PASSWORD_FILE", secret.toString())).storage())
                .satisfies(storage -> assertThat(storage.password()).isEqualTo(" p@ss word "))
                .asString()
                .doesNotContain("p@ss");
        assertThat(problems(Map.of("CHAT_DB_PASSWORD_FILE", "missing")))
                .containsExactly(
                        "CHAT_DB_PASSWORD_FILE: missing (expected a file with the secret: there is no such file)");
        assertThat(problems(Map.of("CHAT_DB_PASSWORD_FILE", secret.toString(), "CHAT_DB_PASSWORD", "x")))
                .containsExactly("CHAT_DB_PASSWORD_FILE: set together with CHAT_DB_PASSWORD (expected one of the two)");
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "2m,120000", "1h,3600000", "7,7000"})
    void reads_durations(String text, long millis) throws Exception {
        assertThat(load(Map.of(), "--heartbeat", text).net().heartbeat()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port|70000|(expected 0..65535)",
                "--port|-1|(expected 0..65535)",
                "--port|six|(expected 0..65535)",
                "--ops-port|65536|(expected 0..65535)",
                "--heartbeat|0|(expected a duration such as 500ms, 30s or 2m, 100ms..3600s)",
                "--login-timeout|5 parsecs|(expected a duration such as 500ms, 30s or 2m, 100ms..3600s)",
                "--db-wait|2h|(expected a duration such as 500ms, 30s or 2m, 0s..3600s)",
                "--limits|maybe|(expected on or off)",
                "--no-migrate|maybe|(expected true or false)",
                "--lanes|65|(expected 0..64)",
                "--max-group-members|0|(expected 1..1000000)",
                "--log-level|loud|(expected error, warn, info, debug or trace)",
                "--log-format|xml|(expected text or json)",
                "--host|a b|(expected an address or a host name)",
                "--proxy-protocol|10.0.0.0/33|(expected addresses or networks such as 10.0.0.7, 10.0.0.0/8 or fd00::/8, with commas between)",
                "--proxy-protocol|10.0.0.7,,fd00::/8|(expected addresses or networks such as 10.0.0.7, 10.0.0.0/8 or fd00::/8, with commas between)",
                "--node-id|a b|(expected 1..64 of letters, digits and . _ : -)",
            })
    void names_what_was_expected(String flag, String value, String expected) {
        assertThat(problems(Map.of(), flag, value)).containsExactly(flag + ": " + value + " " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://root:geheim@db/chat",
                "jdbc:mysql://db/chat?user=root&password=geheim",
                "jdbc:mysql://(host=db,Password=geheim)/chat",
                "jdbc:mariadb://geheim/chat",
                "geheim",
            })
    void never_shows_a_database_url_that_it_refuses(String url) {
        assertThat(problems(Map.of("CHAT_DB_URL", url)))
                .singleElement()
                .asString()
                .startsWith("CHAT_DB_URL: expected ")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://cache, cache:6379",
        "redis://cache:7000/3, cache:7000",
        "redis://:s%40cret@cache:7000, cache:7000",
        "rediss://chat:s%40cret@10.0.0.1/, 10.0.0.1:6379",
        "redis://:s%40cret@[::1]:7000, [::1]:7000",
    })
    void shows_of_a_redis_url_where_it_is(String url, String where) throws Exception {
        ClusterConfig cluster = load(Map.of("CHAT_REDIS_URL", url, "CHAT_DB_URL", "jdbc:mysql://db/chat"))
                .cluster();

        assertThat(cluster.redisUrl()).isEqualTo(url);
        assertThat(cluster.where()).isEqualTo(where);
        assertThat(cluster).asString().doesNotContain("s%40cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://geheim@cache",
                "redis://",
                "redis://:geheim@",
                "redis://:gehe im@cache",
                "redis://:geheim@cache:70000",
                "redis://:geheim@cache/zero",
                "redis://:geheim@cache?timeout=1",
                "geheim",
            })
    void never_shows_a_redis_url_that_it_refuses(String url) {
        assertThat(problems(Map.of("CHAT_DB_URL", "jdbc:mysql://db/chat"), "--redis-url", url))
                .singleElement()
                .asString()
                .startsWith("--redis-url: expected redis://[[USER]:PASSWORD@]HOST[:PORT][/DB] ")
                .doesNotContain("geheim");
    }

    @Test
    void refuses_a_cluster_on_sqlite() {
        assertThat(problems(Map.of(), "--redis-url", "redis://:geheim@cache"))
                .containsExactly("--redis-url: expected a MySQL or MariaDB in --db-url with it:"
                        + " the nodes of a cluster share a database, which SQLite cannot be");
    }

    @Test
    void names_the_source_of_a_bad_value() throws Exception {
        Path file = file("port=x\n");

        assertThat(problems(Map.of("CHAT_OPS_PORT", "x"), "--config", file.toString(), "--lanes", "x"))
                .containsExactly(
                        file + ": port: x (expected 0..65535)",
                        "CHAT_OPS_PORT: x (expected 0..65535)",
                        "--lanes: x (expected 0..64)");
    }

    @Test
    void refuses_what_it_does_not_know() throws Exception {
        Path file = file("db.ulr=x\ncolour=red\n");

        assertThat(problems(
                        Map.of("CHAT_HAERTBEAT", "1s", "CHAT_REDIS", "redis://r"),
                        "--config",
                        file.toString(),
                        "--db-pasword=geheim",
                        "--whatever"))
                .containsExactly(
                        "--db-pasword: unknown flag (did you mean --db-password?)",
                        "--whatever: unknown flag",
                        file + ": colour: unknown key",
                        file + ": db.ulr: unknown key (did you mean db.url?)",
                        "CHAT_HAERTBEAT: unknown variable (did you mean CHAT_HEARTBEAT?)",
                        "CHAT_REDIS: unknown variable");
    }

    @Test
    void leaves_variables_of_others_alone() throws Exception {
        assertThat(load(Map.of(
                        "CHAT_JAVA_OPTS", "-Xmx1g", "CHAT_TEST_MYSQL", "x", "CHAT_CLIENT_PASSWORD", "x", "PORT", "x")))
                .isEqualTo(load(Map.of()));
    }

    @Test
    void refuses_arguments_that_are_no_flags() {
        assertThat(problems(Map.of(), "--port", "1", "geheim"))
                .containsExactly("argument 3: expected a flag, see --help");
        assertThat(problems(Map.of(), "--port")).containsExactly("--port: expected a value (PORT)");
        assertThat(problems(Map.of(), "--db-password", "--port", "1"))
                .containsExactly("--db-password: expected a value (SECRET)");
        assertThat(problems(Map.of(), "--port=")).containsExactly("--port:  (expected 0..65535)");
    }

    @Test
    void refuses_a_file_that_it_cannot_read() {
        assertThat(problems(Map.of(), "--config", "missing.properties"))
                .containsExactly("--config: missing.properties (expected a .properties file: there is no such file)");
    }

    @Test
    void a_switch_stands_alone_or_with_a_value() throws Exception {
        assertThat(load(Map.of(), "--no-migrate", "--port", "1").storage().migrate())
                .isFalse();
        assertThat(load(Map.of("CHAT_NO_MIGRATE", "true"), "--no-migrate=false")
                        .storage()
                        .migrate())
                .isTrue();
    }

    @Test
    void a_repeated_flag_counts_the_last_time() throws Exception {
        assertThat(load(Map.of(), "--port", "1", "--port", "2").net().port()).isEqualTo(2);
    }

    @Test
    void a_node_is_named_after_its_host_and_port_unless_told() throws Exception {
        assertThat(load(Map.of()).nodeName(1234)).matches("\\S+:1234");
        assertThat(load(Map.of("CHAT_NODE_ID", "node-1")).nodeName(1234)).isEqualTo("node-1");
    }

    @Test
    void help_shows_every_setting() {
        String help = Arguments.help();
        for (Setting setting : Setting.values()) {
            assertThat(help).contains("      " + setting.flag());
        }
        assertThat(help).contains("--config", "--health-check", "--help", "--version");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "chat", ".properties"), content);
    }

    private static ServerConfig load(Map<String, String> environment, String... args) throws ConfigException {
        return ConfigLoader.load(Arguments.parse(args), environment);
    }

    private static List<String> problems(Map<String, String> environment, String... args) {
        return catchThrowableOfType(ConfigException.class, () -> load(environment, args))
                .problems();
    }
}
