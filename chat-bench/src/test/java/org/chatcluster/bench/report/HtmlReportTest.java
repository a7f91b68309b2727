package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class HtmlReportTest {
    private static final String SVG_URI = "data:image/svg+xml;base64,";

    private final HtmlReport report = new HtmlReport(Samples.MACHINE, "bin/bench all --quick");

    @Test
    void shows_every_figure_with_its_unit_and_every_problem() throws Exception {
        String text = parse(report.page(Samples.all())).getDocumentElement().getTextContent();

        for (Result result : Samples.all()) {
            for (Figure figure : result.figures()) {
                String unit = figure.unit().isEmpty() ? "" : "\u00a0" + figure.unit();
                assertThat(text).contains(figure.name(), Numbers.format(figure.value()) + unit);
            }
            result.problems().forEach(problem -> assertThat(text).contains(problem));
        }
        assertThat(text).contains("bin/bench all --quick", "AMD EPYC", "commit 0ae7671", "1970-01-01T00:00:00Z");
    }

    @Test
    void stands_alone() throws Exception {
        Document page = parse(report.page(Samples.all()));

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("link").getLength()).isZero();
        assertThat(attributes(page, "img", "src")).hasSize(3).allMatch(source -> source.startsWith(SVG_URI));
        assertThat(attributes(page, "a", "href"))
                .allSatisfy(
                        target -> assertThat(attributes(page, "section", "id")).contains(target.substring(1)));
    }

    @Test
    void numbers_runs_that_were_run_alike() throws Exception {
        Result flat = new Result.Builder("floor").figure("rows", 91_000, "/s").build();
        Result.Builder upright = new Result.Builder("mixed");
        for (int index = 0; index < 9; index++) {
            upright.figure("figure " + index, index, "ms");
        }

        String text = parse(report.page(List.of(flat, flat, upright.build(), upright.build())))
                .getDocumentElement()
                .getTextContent();

        assertThat(text.split("run 2", -1)).hasSize(3);
    }

    @Test
    void has_no_box_of_problems_for_good_results() throws Exception {
        String good = report.page(List.of(Samples.all().get(0)));

        assertThat(parse(good).getDocumentElement().getTextContent()).doesNotContain("Problems");
    }

    @Test
    void keeps_its_tables_where_java_cannot_draw() throws Exception {
        HtmlReport fontless = new HtmlReport(Samples.MACHINE, "bin/bench all", plot -> {
            throw new UnsatisfiedLinkError("libfreetype.so.6");
        });

        String text = parse(fontless.page(Samples.all())).getDocumentElement().getTextContent();

        assertThat(text).contains("61,300\u00a0msg/s", "libfreetype.so.6");
    }

    @Test
    void replaces_an_older_page(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("report.html");
        report.write(file, Samples.all());
        report.write(file, List.of());

        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").doesNotContain("<section");
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((name, address) -> new InputSource(new StringReader("")));
        return builder.parse(new InputSource(new StringReader(text)));
    }

    private static List<String> attributes(Document page, String tag, String attribute) {
        List<String> values = new ArrayList<>();
        NodeList elements = page.getElementsByTagName(tag);
        for (int index = 0; index < elements.getLength(); index++) {
            values.add(((Element) elements.item(index)).getAttribute(attribute));
        }
        return values;
    }
}
