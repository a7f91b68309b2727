package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of a URL, and what is added to it. */
final class MysqlUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://db:3306/chat | jdbc:mysql://db:3306/chat",
                "jdbc:mysql://db/chat?user=u&password=geheim | jdbc:mysql://db/chat",
                "jdbc:mysql://u:geheim@db/chat | jdbc:mysql://db/chat",
                "jdbc:mysql://u:geh/eim@db/chat | jdbc:mysql://db/chat",
                "jdbc:mysql://(host=db,password=geheim)/chat | jdbc:mysql://(host=db,password=***)/chat",
                "jdbc:mysql://address=(host=db)(password=geheim)/chat | jdbc:mysql://address=(host=db)(password=***)/chat"
            })
    void is_shown_without_secrets(String url, String shown) {
        assertThat(new MysqlUrl(url).where()).isEqualTo("db.url: " + shown);
    }

    @Test
    void gets_time_limits_unless_it_sets_its_own() {
        assertThat(effective("jdbc:mysql://db/chat"))
                .startsWith("jdbc:mysql://db/chat?")
                .contains("connectTimeout=2000", "socketTimeout=5000");
        assertThat(effective("jdbc:mysql://db/chat?socketTimeout=1&sslMode=REQUIRED"))
                .startsWith("jdbc:mysql://db/chat?socketTimeout=1&sslMode=REQUIRED&")
                .contains("connectTimeout=2000")
                .doesNotContain("socketTimeout=5000");
    }

    @Test
    void is_for_mysql() {
        assertThatThrownBy(() -> new MysqlUrl("jdbc:postgresql://db/chat?password=geheim"))
                .isInstanceOf(StorageException.CannotOpen.class)
                .hasMessage("db.url: jdbc:postgresql://db/chat (expected jdbc:mysql://host:port/database)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/chat?characterEncoding=gbk",
                "jdbc:mysql://db/chat?sslMode=REQUIRED&connectionCollation=sjis_bin",
                "jdbc:mysql://(host=db,CharacterEncoding=Big5)/chat"
            })
    void refuses_an_encoding_that_not_every_text_has(String url) {
        assertThatThrownBy(() -> new MysqlUrl(url))
                .isInstanceOf(StorageException.CannotOpen.class)
                .hasMessageContaining("expected UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"characterEncoding=utf8", "characterEncoding=UTF-8", "connectionCollation=utf8mb4_0900_bin"})
    void takes_the_encodings_that_every_text_has(String setting) {
        assertThat(effective("jdbc:mysql://db/chat?" + setting)).contains(setting);
    }

    private static String effective(String url) {
        StorageConfig config = new StorageConfig(url, "u", "p", Path.of("."), Duration.ZERO, true, 1);
        MysqlDataSource source = (MysqlDataSource) new MysqlUrl(url).source(config, MysqlUrl.Patience.REQUEST);
        return source.getUrl();
    }
}
