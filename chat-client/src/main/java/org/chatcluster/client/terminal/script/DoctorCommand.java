package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.doctor.Doctor;
import org.chatcluster.client.terminal.doctor.Finding;
import org.chatcluster.client.terminal.doctor.Hop;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which part of the way to the server is broken. */
@Command(
        name = "doctor",
        description = {
            "Goes the way to the server hop by hop and says which one is broken, and what to do. It stores and changes nothing.",
            "It logs in by the kept login of --name, or by a password as chat login does.",
            "With --json each line is an object: hop, state (ok, failed, not_tried), ms, what, advice.",
            "Exit code: 0 all is fine, 6 the server cannot be reached, 3 the login does not work, 5 another hop is broken."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;

    private final CommandContext context;

    @Mixin
    PasswordFileOption passwordFile = new PasswordFileOption();

    @Option(names = "--json", description = "write an object for each hop")
    boolean json;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = context.settings();
        Output out = new Output(context.streams().out(), json);
        Optional<Hop> broken = new Doctor(
                        settings.configBeside("doctor"), () -> credentials(settings.name()), Doctor.Bounds.DEFAULT)
                .examine(finding -> {
                    print(out, finding);
                    out.flush();
                });
        return broken.map(DoctorCommand::code).orElse(Exit.DONE);
    }

    private Optional<Credentials> credentials(String name) throws InterruptedException {
        if (passwordFile.name.isEmpty()) {
            Optional<TokenStore.Stored> kept = context.tokens().find(name);
            if (kept.isPresent()) {
                return Optional.of(kept.get().credentials());
            }
        }
        Passwords passwords = new Passwords(context);
        return name.isEmpty() || !passwords.isWithoutInput(passwordFile.name)
                ? Optional.empty()
                : Optional.of(new Credentials.ByName(Names.bare(name), passwords.require(name, passwordFile.name)));
    }

    private static int code(Hop broken) {
        return switch (broken) {
            case NAME, CONNECTION, GREETING -> Exit.UNREACHABLE;
            case LOGIN -> Exit.NOT_LOGGED_IN;
            case SEND, NODE, ROUND_TRIP -> Exit.REJECTED;
        };
    }

    private static void print(Output out, Finding finding) {
        String state = finding.state().name().toLowerCase(Locale.ROOT);
        double millis = millis(finding.time());
        out.print(line(finding, millis), fields -> {
            fields.writeStringField("hop", finding.hop().label());
            fields.writeStringField("state", state);
            fields.writeNumberField("ms", millis);
            fields.writeStringField("what", finding.what());
            fields.writeStringField("advice", finding.advice());
        });
    }

    private static Line line(Finding finding, double millis) {
        String hop = String.format(Locale.ROOT, "%-16s", finding.hop().label());
        String time = String.format(Locale.ROOT, "%8.1f ms  ", millis);
        return switch (finding.state()) {
            case OK -> Line.of(Style.PLAIN, "ok      " + hop + time + finding.what());
            case FAILED -> Line.of(Style.PLAIN, "FAILED  " + hop + time + finding.what() + ": " + finding.advice());
            case NOT_TRIED -> Line.of(Style.PLAIN, "-       " + hop + "   not tried");
        };
    }

    /** Tenths are enough. */
    private static double millis(Duration time) {
        return Math.round(time.toNanos() / NANOS_PER_MILLI * 10) / 10.0;
    }
}
