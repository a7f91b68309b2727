package org.chatcluster.server.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line, taken apart but not yet judged. Immutable. */
public final class Arguments {
    static final String CONFIG_FLAG = "--config";

    private static final String HEALTH_CHECK_FLAG = "--health-check";
    private static final String HELP_FLAG = "--help";
    private static final String VERSION_FLAG = "--version";
    private static final int HELP_COLUMNS = 110;
    private static final int FLAG_COLUMNS = 34;

    private final ParseResult result;

    private Arguments(ParseResult result) {
        this.result = result;
    }

    /** Takes {@code args} apart; never throws, see {@link ConfigLoader}. */
    public static Arguments parse(String... args) {
        return new Arguments(commandLine().parseArgs(args));
    }

    /** Whether {@code --health-check} was among them: not to run a node, but to ask the one with the same settings. */
    public boolean isHealthCheckRequested() {
        return result.hasMatchedOption(HEALTH_CHECK_FLAG);
    }

    /** Whether {@code --help} was among them. */
    public boolean isHelpRequested() {
        return result.hasMatchedOption(HELP_FLAG);
    }

    /** Whether {@code --version} was among them. */
    public boolean isVersionRequested() {
        return result.hasMatchedOption(VERSION_FLAG);
    }

    /** The text of {@code --help}. */
    public static String help() {
        return commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    @Nullable
    String configFile() {
        return result.matchedOptionValue(CONFIG_FLAG, null);
    }

    Map<Setting, String> values() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = result.matchedOptionValue(setting.flag(), null);
            if (value != null) {
                values.put(setting, value);
            }
        }
        return values;
    }

    /** One line for each argument that cannot be used. Values are left out: a mistyped flag may carry a secret. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        result.errors().forEach(error -> problems.add(describe(error)));
        List<String> unmatched = result.unmatched();
        for (String argument : unmatched) {
            if (argument.startsWith("-")) {
                String flag = argument.replaceFirst("=.*", "");
                problems.add(flag + ": unknown flag" + Spelling.hint(flag, flags()));
            }
        }
        if (problems.isEmpty() && !unmatched.isEmpty()) {
            int position = result.originalArgs().indexOf(unmatched.get(0)) + 1;
            problems.add("argument " + position + ": expected a flag, see " + HELP_FLAG);
        }
        return problems;
    }

    private static String describe(Exception error) {
        if (error instanceof CommandLine.MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return option.longestName() + ": expected a value (" + option.paramLabel() + ")";
        }
        return String.valueOf(error.getMessage());
    }

    private static List<String> flags() {
        return Stream.concat(
                        Stream.of(CONFIG_FLAG, HEALTH_CHECK_FLAG, HELP_FLAG, VERSION_FLAG),
                        Arrays.stream(Setting.values()).map(Setting::flag))
                .toList();
    }

    private static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("chat-server");
        spec.addOption(OptionSpec.builder(CONFIG_FLAG)
                .type(String.class)
                .paramLabel("FILE")
                .description("Read settings from FILE (.properties).")
                .build());
        for (Setting setting : Setting.values()) {
            spec.addOption(option(setting));
        }
        spec.addOption(OptionSpec.builder(HEALTH_CHECK_FLAG)
                .description("Ask the node with these settings whether it is ready, and exit with 0 or 1.")
                .build());
        spec.addOption(OptionSpec.builder(HELP_FLAG).description("Show this.").build());
        spec.addOption(OptionSpec.builder(VERSION_FLAG)
                .description("Show the version.")
                .build());
        spec.parser()
                .collectErrors(true)
                .unmatchedArgumentsAllowed(true)
                .overwrittenOptionsAllowed(true)
                .expandAtFiles(false);
        spec.usageMessage()
                .customSynopsis("chat-server [FLAG]...")
                .description("A node of the chat cluster.")
                .footer(
                        "",
                        "Each setting may also stand in FILE (db.url=…) or in the environment (CHAT_DB_URL=…); a flag wins",
                        "over the environment, the environment over FILE. CHAT_CONFIG names FILE, CHAT_DB_PASSWORD_FILE a",
                        "file with the password. A DURATION is 500ms, 30s, 2m, 1h or plain seconds.",
                        "Exit codes: 0 stopped, 1 cannot run, 2 wrong settings.")
                .sortOptions(false)
                .width(HELP_COLUMNS)
                .longOptionsMaxWidth(FLAG_COLUMNS);
        return new CommandLine(spec);
    }

    private static OptionSpec option(Setting setting) {
        String fallback = setting.defaultValue().isEmpty() ? "" : " Default: " + setting.defaultValue() + ".";
        OptionSpec.Builder option = OptionSpec.builder(setting.flag())
                .type(String.class)
                .paramLabel(setting.placeholder())
                .description(setting.help() + fallback);
        if (setting.isSwitch()) {
            option.arity("0..1").fallbackValue("true");
        }
        return option.build();
    }
}
