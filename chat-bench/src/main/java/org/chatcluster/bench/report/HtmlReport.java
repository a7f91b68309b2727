package org.chatcluster.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One page that stands alone, well-formed as XML too: what went wrong, then for each scenario a table of its figures and its plots.
 * Confined to its thread.
 */
public final class HtmlReport {
    private static final String SVG_URI = "data:image/svg+xml;base64,";

    private final Machine machine;
    private final String command;
    private final Function<Plot, String> renderer;

    /** Of a run on {@code machine} by {@code command}, which is shown as it is given. */
    public HtmlReport(Machine machine, String command) {
        this(machine, command, PlotImage::svg);
    }

    HtmlReport(Machine machine, String command, Function<Plot, String> renderer) {
        this.machine = machine;
        this.command = command;
        this.renderer = renderer;
    }

    /** Writes the page, over an older one. */
    public void write(Path file, List<Result> results) throws IOException {
        Files.writeString(file, page(results));
    }

    String page(List<Result> results) {
        List<Sheet> sheets = Sheet.of(results);
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n");
        page.open("html", "lang", "en");
        page.open("head");
        page.raw(
                "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.element("title", "Chat Cluster: benchmarks")
                .raw("<style>")
                .raw(style())
                .raw("</style>\n");
        page.close("head").open("body").open("main");
        addHeading(page);
        addProblems(page, sheets);
        addContents(page, sheets);
        for (int index = 0; index < sheets.size(); index++) {
            addSection(page, sheets.get(index), index);
        }
        page.close("main").close("body").close("html");
        return page.toString();
    }

    private void addHeading(Markup page) {
        page.open("header").element("h1", "Benchmarks");
        page.open("p").element("code", command).close("p");
        page.element("p", machine.hardware(), "class", "quiet");
        String commit = machine.commit().isEmpty() ? "" : ", commit " + machine.commit();
        page.element("p", machine.time() + commit, "class", "quiet").close("header");
    }

    private static void addProblems(Markup page, List<Sheet> sheets) {
        if (sheets.stream()
                .flatMap(sheet -> sheet.results().stream())
                .allMatch(result -> result.problems().isEmpty())) {
            return;
        }
        page.open("div", "class", "problems").element("h2", "Problems").open("ul");
        for (int index = 0; index < sheets.size(); index++) {
            for (Result result : sheets.get(index).results()) {
                for (String problem : result.problems()) {
                    page.open("li").element("a", result.label(), "href", "#" + id(index));
                    page.text(": " + problem).close("li");
                }
            }
        }
        page.close("ul").close("div");
    }

    private static void addContents(Markup page, List<Sheet> sheets) {
        page.open("nav").open("ul");
        for (int index = 0; index < sheets.size(); index++) {
            page.open("li")
                    .element("a", sheets.get(index).scenario(), "href", "#" + id(index))
                    .close("li");
        }
        page.close("ul").close("nav");
    }

    private void addSection(Markup page, Sheet sheet, int index) {
        page.open("section", "id", id(index)).element("h2", sheet.scenario());
        if (!sheet.shared().isEmpty()) {
            page.open("p", "class", "parameters");
            sheet.shared()
                    .forEach((name, value) ->
                            page.element("code", name + "=" + value).raw(" "));
            page.close("p");
        }
        new FigureTable(sheet).addTo(page);
        List<Plot> plots = Plot.of(sheet);
        if (!plots.isEmpty()) {
            addPlots(page, plots);
        }
        page.close("section");
    }

    private void addPlots(Markup page, List<Plot> plots) {
        page.open("div", "class", "plots");
        for (Plot plot : plots) {
            page.open("figure").element("figcaption", plot.title());
            addImage(page, plot);
            page.close("figure");
        }
        page.close("div");
    }

    private void addImage(Markup page, Plot plot) {
        String alternative = plot.title() + ": " + plot.yLabel() + " over " + plot.xLabel();
        try {
            byte[] svg = renderer.apply(plot).getBytes(StandardCharsets.UTF_8);
            page.empty(
                    "img",
                    "alt",
                    alternative,
                    "src",
                    SVG_URI + Base64.getEncoder().encodeToString(svg));
        } catch (LinkageError | InternalError noFonts) {
            // A Java without its font library fails like this; the tables are worth having without plots.
            page.element("p", "Not drawn, since this Java has no fonts: " + noFonts, "class", "quiet");
        }
    }

    private static String id(int section) {
        return "s" + section;
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
