package org.chatcluster.client.terminal.script;

import java.util.List;
import java.util.concurrent.Callable;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.config.SettingsReport;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which settings hold. */
@Command(
        name = "config",
        description =
                "Tells which settings hold, and where they are from. A flag wins over the environment, that over the"
                        + " profile, that over the file.")
final class ConfigCommand implements Callable<Integer> {
    private final CommandContext context;

    ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        throw new UsageException("show or path is expected");
    }

    @Command(
            name = "show",
            description = {
                "Shows every setting, as a file could have it.",
                "With --json each line is an object: key, value, origin (default, file, profile, environment or flag), where."
            })
    int show(
            @Option(names = "--origin", description = "say behind each setting where it is from") boolean withOrigin,
            @Option(names = "--json", description = "write an object for each setting") boolean json) {
        SettingsReport report = SettingsReport.of(context.load());
        Output out = new Output(context.streams().out(), json);
        List<String> lines = report.lines(withOrigin);
        for (int i = 0; i < lines.size(); i++) {
            SettingsReport.Row row = report.rows().get(i);
            out.print(Line.of(Style.PLAIN, lines.get(i)), fields -> {
                fields.writeStringField("key", row.key());
                fields.writeFieldName("value");
                fields.writeRawValue(row.value());
                fields.writeStringField("origin", row.origin().word());
                fields.writeStringField("where", row.origin().where());
            });
        }
        out.flush();
        return Exit.DONE;
    }

    @Command(name = "path", description = "Shows where the file of settings is, or would be.")
    int path() {
        Output out = new Output(context.streams().out(), false);
        String file = context.load().file().toString();
        out.print(Line.of(Style.PLAIN, file), fields -> {});
        out.flush();
        return Exit.DONE;
    }
}
