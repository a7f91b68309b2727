package org.chatcluster.client.terminal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.text.RenderGate;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the terminal client. */
public final class ChatMain {
    private static final int MAX_DEVICE_CHARACTERS = 32;

    private ChatMain() {}

    /** Runs until the person quits or the input ends, and exits with a code that says how it went. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        ChatOptions options = new ChatOptions();
        CommandLine flags = new CommandLine(options);
        int code;
        try {
            flags.parseArgs(arguments);
            code = run(flags, options, out, err);
        } catch (ParameterException | IllegalArgumentException e) {
            err.println("chat: " + RenderGate.clean(String.valueOf(e.getMessage())) + " (chat --help lists the flags)");
            code = Exit.USAGE;
        }
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static int run(CommandLine flags, ChatOptions options, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        if (flags.isUsageHelpRequested()) {
            flags.usage(out);
            return Exit.DONE;
        }
        if (flags.isVersionHelpRequested()) {
            flags.printVersionHelp(out);
            return Exit.DONE;
        }
        int deviceCharacters = options.device.codePointCount(0, options.device.length());
        if (deviceCharacters < 1 || deviceCharacters > MAX_DEVICE_CHARACTERS) {
            throw new IllegalArgumentException(
                    "--device has " + deviceCharacters + " characters (expected 1.." + MAX_DEVICE_CHARACTERS + ")");
        }
        ClientConfig config = ClientConfig.of(options.host, options.port)
                .withDevice(options.device)
                .withBacklog(options.backlog);
        StateDirectory state = StateDirectory.of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
        Logs.begin(options.verbose, state);
        return isTerminal() ? atPrompt(options, config, state) : script(options, config, state, out, err);
    }

    private static int atPrompt(ChatOptions options, ClientConfig config, StateDirectory state)
            throws IOException, InterruptedException {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                // What the render gate lets through is as wide without.
                .graphemeCluster(false)
                .build()) {
            Background background = Background.of(terminal, System.getenv());
            return new PromptFace(terminal, state, background.theme(), background.typed()).run(config, options.name);
        }
    }

    private static int script(
            ChatOptions options, ClientConfig config, StateDirectory state, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        return new ScriptFace(in, out, err, state).run(config, options.name);
    }

    /** Whether a person sits at both ends. */
    @SuppressWarnings("SystemConsoleNull") // The console of java.base is there for terminals only, in every JDK.
    private static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
