package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesTest {
    @TempDir
    private Path directory;

    @Test
    void gives_back_what_several_runs_added() throws IOException {
        Path file = directory.resolve("new/results.jsonl");
        for (Result result : Samples.all()) {
            new JsonLines(file, Samples.MACHINE).append(result);
        }

        assertThat(JsonLines.read(file)).isEqualTo(Samples.all());
        assertThat(JsonLines.read(file).get(0).parameters().keySet()).containsExactly("engine", "pairs", "window");
    }

    @Test
    void keeps_what_is_no_number() throws IOException {
        Path file = directory.resolve("results.jsonl");
        new JsonLines(file, Samples.MACHINE)
                .append(new Result.Builder("a")
                        .figure("x", Double.NaN, "")
                        .figure("y", Double.POSITIVE_INFINITY, "ms")
                        .build());

        assertThat(JsonLines.read(file).get(0).figures())
                .containsExactly(new Figure("x", Double.NaN, ""), new Figure("y", Double.POSITIVE_INFINITY, "ms"));
    }

    @Test
    void says_where_and_when_it_was_measured() throws IOException {
        Path file = directory.resolve("results.jsonl");
        new JsonLines(file, Samples.MACHINE).append(Samples.all().get(0));

        List<String> lines = Files.readAllLines(file);

        JsonNode json = new ObjectMapper().readTree(lines.get(0));
        assertThat(lines).hasSize(1);
        assertThat(json.path("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.path("commit").asText()).isEqualTo("0ae7671");
        assertThat(json.path("hardware").asText()).contains("AMD EPYC", "2 cores", "7.5 GiB");
        assertThat(json.at("/figures/CPU node/value").asDouble()).isEqualTo(14.26);
        assertThat(json.at("/figures/CPU node/unit").asText()).isEqualTo("µs/msg");
    }
}
