package org.chatcluster.client.terminal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that somebody could send: hostile ones, and what people write in many languages. */
public final class Corpus {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    private Corpus() {}

    /** A text and its kind. */
    public record Entry(String kind, String text) {
        /** Whether people write so, and nothing of it may be changed. */
        public boolean isKept() {
            return kind.startsWith("keep ");
        }
    }

    public static List<Entry> entries() {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("corpus.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(fields -> new Entry(fields[0], unescaped(fields[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
