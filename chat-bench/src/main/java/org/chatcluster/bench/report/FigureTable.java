package org.chatcluster.bench.report;

import java.util.Optional;

/** The figures of a scenario as an HTML table: a result a row, or a result a column when there are few of them with many figures. */
final class FigureTable {
    private static final int MOST_COLUMNS = 8;
    private static final String HEAD = "head";

    private final Sheet sheet;

    FigureTable(Sheet sheet) {
        this.sheet = sheet;
    }

    void addTo(Markup page) {
        page.open("div", "class", "table").open("table");
        if (sheet.columns().size() > MOST_COLUMNS && sheet.results().size() <= MOST_COLUMNS) {
            addUpright(page);
        } else {
            addFlat(page);
        }
        page.close("table").close("div");
    }

    private void addFlat(Markup page) {
        page.open("thead").open("tr");
        if (hasNames()) {
            page.element("th", "run", "class", HEAD);
        }
        sheet.distinct().forEach(name -> page.element("th", name, "class", HEAD));
        sheet.columns().forEach(column -> page.element("th", column.name()));
        page.close("tr").close("thead").open("tbody");
        for (int row = 0; row < sheet.results().size(); row++) {
            Result result = sheet.results().get(row);
            page.open("tr", "class", kind(result));
            if (hasNames()) {
                page.element("th", sheet.names().get(row), "class", HEAD);
            }
            sheet.distinct().forEach(name -> page.element("th", Sheet.parameter(result, name), "class", HEAD));
            sheet.columns().forEach(column -> addNumber(page, "", Sheet.find(result, column)));
            page.close("tr");
        }
        page.close("tbody");
    }

    private void addUpright(Markup page) {
        page.open("thead");
        if (hasNames()) {
            page.open("tr").element("th", "run", "class", HEAD);
            sheet.names().forEach(name -> page.element("th", name));
            page.close("tr");
        }
        for (String name : sheet.distinct()) {
            page.open("tr").element("th", name, "class", HEAD);
            sheet.results().forEach(result -> page.element("th", Sheet.parameter(result, name), "class", kind(result)));
            page.close("tr");
        }
        page.close("thead").open("tbody");
        for (Sheet.Column column : sheet.columns()) {
            page.open("tr").element("th", column.name(), "class", HEAD);
            sheet.results().forEach(result -> addNumber(page, kind(result), Sheet.find(result, column)));
            page.close("tr");
        }
        page.close("tbody");
    }

    private boolean hasNames() {
        return sheet.distinct().isEmpty() && sheet.results().size() > 1;
    }

    private static void addNumber(Markup page, String kind, Optional<Figure> figure) {
        page.open("td", "class", kind);
        figure.ifPresent(one -> {
            page.text(Numbers.format(one.value()));
            if (!one.unit().isEmpty()) {
                page.raw("&#160;").element("span", one.unit());
            }
        });
        page.close("td");
    }

    private static String kind(Result result) {
        return result.problems().isEmpty() ? "" : "bad";
    }
}
