package org.chatcluster.client.terminal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the keys and values of a TOML text stand, which the parser does not tell. Of a text that the parser takes; it looks at no
 * more than it must to find the ends of strings, arrays and tables. Immutable.
 */
record TomlEntries(String text, List<Entry> entries, List<Header> headers) {
    /** A key with its table before it, its line from 1, and from where to where its value stands. */
    record Entry(List<String> path, int line, int from, int to) {}

    /** A {@code [table]}, its line, and where the line ends. */
    record Header(List<String> path, int line, int from, int to) {}

    TomlEntries {
        entries = List.copyOf(entries);
        headers = List.copyOf(headers);
    }

    static TomlEntries of(String text) {
        return new Scan(text).run();
    }

    /** The entry that holds {@code path}: itself, or as a part of its value. */
    Optional<Entry> find(List<String> path) {
        return entries.stream()
                .filter(entry -> entry.path.size() <= path.size()
                        && path.subList(0, entry.path.size()).equals(entry.path))
                .findFirst();
    }

    Optional<Header> findHeader(List<String> path) {
        return headers.stream().filter(header -> header.path.equals(path)).findFirst();
    }

    /** The line of an entry or table that holds or begins {@code path}; 0 if there is none. */
    int lineOf(List<String> path) {
        return find(path)
                .map(Entry::line)
                .orElseGet(() -> Stream.concat(
                                headers.stream()
                                        .filter(header -> startsWith(header.path, path))
                                        .map(Header::line),
                                entries.stream()
                                        .filter(entry -> startsWith(entry.path, path))
                                        .map(Entry::line))
                        .findFirst()
                        .orElse(0));
    }

    private static boolean startsWith(List<String> path, List<String> beginning) {
        return path.size() >= beginning.size()
                && path.subList(0, beginning.size()).equals(beginning);
    }

    /** One way through the text. */
    private static final class Scan {
        private final String text;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Header> headers = new ArrayList<>();
        private List<String> table = List.of();
        private int at;
        private int line = 1;

        Scan(String text) {
            this.text = text;
        }

        TomlEntries run() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '[') {
                    header();
                } else if (c == '#') {
                    toLineEnd();
                } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                    step();
                } else {
                    entry();
                }
            }
            return new TomlEntries(text, entries, headers);
        }

        private void header() {
            int from = at;
            while (at < text.length() && text.charAt(at) == '[') {
                at++;
            }
            table = key(']');
            toLineEnd();
            headers.add(new Header(table, line, from, at));
        }

        private void entry() {
            int begins = line;
            List<String> path = new ArrayList<>(table);
            path.addAll(key('='));
            at++;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            int from = at;
            int to = value();
            entries.add(new Entry(List.copyOf(path), begins, from, to));
        }

        /** The parts of a dotted key; ends at {@code end} or the end of the line. */
        private List<String> key(char end) {
            List<String> parts = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            while (at < text.length() && text.charAt(at) != end && text.charAt(at) != '\n') {
                char c = text.charAt(at);
                if (c == '"' || c == '\'') {
                    int from = at + 1;
                    string();
                    part.append(unescaped(text.substring(from, Math.max(from, at - 1)), c));
                } else {
                    if (c == '.') {
                        parts.add(part.toString());
                        part.setLength(0);
                    } else if (!Character.isWhitespace(c)) {
                        part.append(c);
                    }
                    at++;
                }
            }
            parts.add(part.toString());
            return parts;
        }

        private static String unescaped(String part, char quote) {
            return quote == '"' ? part.replace("\\\"", "\"").replace("\\\\", "\\") : part;
        }

        /** Goes to the end of the line that the value ends on; returns where the value itself ends. */
        private int value() {
            int depth = 0;
            int end = at;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '#') {
                    toLineEnd();
                } else if (c == '\n' && depth == 0) {
                    return end;
                } else if (c == '"' || c == '\'') {
                    string();
                    end = at;
                } else {
                    depth += switch (c) {
                        case '[', '{' -> 1;
                        case ']', '}' -> -1;
                        default -> 0;
                    };
                    step();
                    end = Character.isWhitespace(c) ? end : at;
                }
            }
            return end;
        }

        private void string() {
            char quote = text.charAt(at);
            String triple = String.valueOf(quote).repeat(3);
            String close = text.startsWith(triple, at) ? triple : String.valueOf(quote);
            at += close.length();
            while (at < text.length() && !text.startsWith(close, at)) {
                if (text.charAt(at) == '\\' && quote == '"') {
                    at++;
                }
                step();
            }
            at = Math.min(text.length(), at + close.length());
            // Up to two quotes may stand before the three that end a long string.
            while (close.equals(triple) && at < text.length() && text.charAt(at) == quote) {
                at++;
            }
        }

        private void step() {
            if (at < text.length() && text.charAt(at) == '\n') {
                line++;
            }
            at++;
        }

        private void toLineEnd() {
            while (at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        }
    }
}
