package org.chatcluster.common.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of PROTOCOL.md. */
final class ProtocolDocument {
    private static final Pattern MESSAGE_ROW =
            Pattern.compile("\\| ([\\d /]+) \\| ([A-Z][A-Z_ /]+)(?: \\(\\w+\\))? \\| (.*?) ?\\|.*");
    private static final Pattern RESERVED_ROW = Pattern.compile("\\| ([\\d /]+) \\| ([A-Z][A-Z_ /]+) \\|");
    private static final Pattern ERROR_ROW = Pattern.compile("\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern ERROR = Pattern.compile("(\\d+) +([A-Z_]+).*");

    private final List<String> lines;

    ProtocolDocument() {
        try {
            lines = Files.readAllLines(Path.of("..", "PROTOCOL.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code "6 ONE_CHAT_MSG client"} and so on, one for each direction. */
    Set<String> messages() {
        Set<String> messages = new TreeSet<>();
        for (String line : section("## 4.")) {
            Matcher row = MESSAGE_ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            List<String> names = names(row.group(2));
            String[] numbers = row.group(1).split(" / ", -1);
            for (int i = 0; i < names.size(); i++) {
                String message = numbers[i] + " " + names.get(i);
                String direction = row.group(3);
                if (direction.equals("both")) {
                    messages.add(message + " client");
                    messages.add(message + " server");
                } else {
                    boolean fromServer = direction.isEmpty() ? i == 1 : direction.equals("S→C");
                    messages.add(message + (fromServer ? " server" : " client"));
                }
            }
        }
        return messages;
    }

    /** The names of section 7. */
    Set<String> reserved() {
        Set<String> reserved = new TreeSet<>();
        for (String line : section("## 7.")) {
            Matcher row = RESERVED_ROW.matcher(line);
            if (row.matches()) {
                reserved.addAll(names(row.group(2)));
            }
        }
        return reserved;
    }

    /** {@code "120 RATE_LIMITED retry"} and so on. */
    Set<String> errors() {
        Set<String> errors = new TreeSet<>();
        for (String line : section("## 5.")) {
            Matcher row = ERROR_ROW.matcher(line);
            if (row.matches()) {
                String retry = row.group(3).isBlank() ? "" : " retry";
                for (String cell : (row.group(1) + row.group(2)).split(" · ", -1)) {
                    Matcher error = ERROR.matcher(cell.strip());
                    if (error.matches()) {
                        errors.add(error.group(1) + " " + error.group(2) + retry);
                    }
                }
            }
        }
        return errors;
    }

    /** {@code "X_MSG / _ACK"} is X_MSG and X_MSG_ACK. */
    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        for (String name : cell.strip().split(" / ", -1)) {
            names.add(name.startsWith("_") ? names.get(0) + name : name);
        }
        return names;
    }

    private List<String> section(String heading) {
        List<String> section = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("## ")) {
                inside = line.startsWith(heading);
            } else if (inside) {
                section.add(line);
            }
        }
        return section;
    }
}
