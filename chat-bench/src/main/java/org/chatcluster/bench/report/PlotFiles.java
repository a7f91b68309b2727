package org.chatcluster.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Every plot of the page as an SVG file of its own, for documents. Stateless. */
public final class PlotFiles {
    private PlotFiles() {}

    /** Writes them into {@code directory}, over older ones of the same names: {@code direct-throughput-over-time.svg}. */
    public static void write(Path directory, List<Result> results) throws IOException {
        Files.createDirectories(directory);
        for (Sheet sheet : Sheet.of(results)) {
            for (Plot plot : Plot.of(sheet)) {
                Files.writeString(directory.resolve(name(sheet.scenario() + " " + plot.title())), PlotImage.svg(plot));
            }
        }
    }

    private static String name(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }
}
