package org.chatcluster.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as plain text, a block for each scenario, at most 120 columns wide where the parameters allow it. Confined to its thread. */
public final class TableReport {
    private static final int WIDTH = 120;
    private static final String GAP = "  ";

    private final PrintStream out;

    /** Prints to {@code out}, which stays open. */
    public TableReport(PrintStream out) {
        this.out = out;
    }

    /** Prints all results, grouped by scenario. */
    public void print(List<Result> results) {
        Sheet.of(results).forEach(this::print);
        out.flush();
    }

    private void print(Sheet sheet) {
        out.println();
        printHeading(sheet);
        List<TextColumn> heads = heads(sheet);
        List<TextColumn> figures = sheet.columns().stream()
                .map(column -> TextColumn.of(column, sheet.results()))
                .toList();
        for (List<TextColumn> block : blocks(heads, figures)) {
            out.println();
            printRows(block, sheet.results().size());
        }
        printProblems(sheet);
    }

    private void printHeading(Sheet sheet) {
        StringBuilder line = new StringBuilder(sheet.scenario());
        for (var parameter : sheet.shared().entrySet()) {
            String word = parameter.getKey() + "=" + parameter.getValue();
            if (line.length() + GAP.length() + word.length() > WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(GAP).append(word);
        }
        out.println(line);
    }

    private static List<TextColumn> heads(Sheet sheet) {
        boolean alike = sheet.distinct().isEmpty() && sheet.results().size() > 1;
        if (alike) {
            return List.of(new TextColumn("", "", sheet.names(), false));
        }
        return sheet.distinct().stream()
                .map(name -> new TextColumn(
                        name,
                        "",
                        sheet.results().stream()
                                .map(result -> Sheet.parameter(result, name))
                                .toList(),
                        false))
                .toList();
    }

    /** The figures in as many blocks as the width needs, each behind the heads; a block has at least one figure. */
    private static List<List<TextColumn>> blocks(List<TextColumn> heads, List<TextColumn> figures) {
        List<List<TextColumn>> blocks = new ArrayList<>();
        List<TextColumn> block = new ArrayList<>(heads);
        for (TextColumn figure : figures) {
            boolean full = width(block) + GAP.length() + figure.width() > WIDTH;
            if (full && block.size() > heads.size()) {
                blocks.add(block);
                block = new ArrayList<>(heads);
            }
            block.add(figure);
        }
        blocks.add(block);
        return blocks;
    }

    private static int width(List<TextColumn> block) {
        return block.stream().mapToInt(column -> GAP.length() + column.width()).sum();
    }

    private void printRows(List<TextColumn> block, int rows) {
        printLine(block.stream().map(column -> column.pad(column.name())));
        if (block.stream().anyMatch(column -> !column.unit().isEmpty())) {
            printLine(block.stream().map(column -> column.pad(column.unit())));
        }
        printLine(block.stream().map(column -> "-".repeat(column.width())));
        for (int row = 0; row < rows; row++) {
            int index = row;
            printLine(block.stream().map(column -> column.pad(column.cells().get(index))));
        }
    }

    private void printLine(Stream<String> cells) {
        out.println(GAP + cells.collect(Collectors.joining(GAP)).stripTrailing());
    }

    private void printProblems(Sheet sheet) {
        for (int row = 0; row < sheet.results().size(); row++) {
            String name = sheet.names().get(row);
            for (String problem : sheet.results().get(row).problems()) {
                String where = name.isEmpty() ? "" : " [" + name + "]";
                out.println(GAP + "PROBLEM" + where + ": " + problem.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** A column with its texts, numbers to the right. */
    private record TextColumn(String name, String unit, List<String> cells, boolean right) {
        static TextColumn of(Sheet.Column column, List<Result> results) {
            List<String> cells = results.stream()
                    .map(result -> Sheet.find(result, column)
                            .map(figure -> Numbers.format(figure.value()))
                            .orElse(""))
                    .toList();
            return new TextColumn(column.name(), column.unit(), cells, true);
        }

        int width() {
            return Stream.concat(Stream.of(name, unit), cells.stream())
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }

        String pad(String text) {
            String space = " ".repeat(width() - text.length());
            return right ? space + text : text + space;
        }
    }
}
