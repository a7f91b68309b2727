package org.chatcluster.bench.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of results, one JSON object a line, which runs add to, so that one that ends early leaves what it has. Confined to its thread. */
public final class JsonLines {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Machine machine;

    /** Adds to {@code file}, which is made with its directories at the first result. */
    public JsonLines(Path file, Machine machine) {
        this.file = file;
        this.machine = machine;
    }

    /** Adds one result. */
    public void append(Result result) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        String line = JSON.writeValueAsString(Line.of(machine, result)) + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The results of a file in the order in which they were added. */
    public static List<Result> read(Path file) throws IOException {
        List<Result> results = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                results.add(JSON.readValue(line, Line.class).result());
            }
        }
        return results;
    }

    /** The fields of a line. */
    private record Line(
            String scenario,
            String time,
            String commit,
            String hardware,
            Map<String, String> parameters,
            Map<String, Value> figures,
            List<Series> series,
            List<String> problems) {

        static Line of(Machine machine, Result result) {
            Map<String, Value> figures = new LinkedHashMap<>();
            result.figures().forEach(figure -> figures.put(figure.name(), new Value(figure.value(), figure.unit())));
            return new Line(
                    result.scenario(),
                    machine.time().toString(),
                    machine.commit(),
                    machine.hardware(),
                    result.parameters(),
                    figures,
                    result.series(),
                    result.problems());
        }

        Result result() {
            List<Figure> list = figures.entrySet().stream()
                    .map(entry -> new Figure(
                            entry.getKey(),
                            entry.getValue().value(),
                            entry.getValue().unit()))
                    .toList();
            return new Result(scenario, parameters, list, series, problems);
        }
    }

    private record Value(double value, String unit) {}
}
