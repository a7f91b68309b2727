package org.chatcluster.client.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The theme for a terminal, by the colour of its background. Found on the main thread, before anybody reads from the terminal.
 *
 * @param typed what the person has typed before the terminal's answer; it is for the prompt
 */
record Background(Theme theme, String typed) {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    /** For a terminal at the end of a slow line; one that answers ends the waiting. */
    private static final Duration DEADLINE = Duration.ofMillis(300);

    private static final long LAST_LOOK_MILLIS = 20;
    /** The colour, and who it is that answers, which every terminal says: so a terminal that does not know its colour is not waited for. */
    private static final String QUESTION = "\u001B]11;?\u001B\\\u001B[c";

    private static final Pattern COLOUR =
            Pattern.compile("]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})");
    /** All that belongs to the answers. */
    private static final Pattern ANSWER =
            Pattern.compile("\u001B][^\u0007\u001B]*(\u0007|\u001B\\\\)|\u001B\\[\\?[0-9;]*c");

    private static final Pattern LAST_ANSWER = Pattern.compile("\u001B\\[\\?[0-9;]*c");

    /** What fits; dark if nothing is known. */
    static Background of(Terminal terminal, Map<String, String> environment) {
        return of(terminal, environment, DEADLINE);
    }

    /** The same from a terminal that may take so long to answer. */
    static Background of(Terminal terminal, Map<String, String> environment, Duration patience) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()
                || terminal.getType().startsWith("dumb")) {
            return new Background(Themes.NONE, "");
        }
        Optional<Boolean> known = byVariable(environment.getOrDefault("COLORFGBG", ""));
        String answer = known.isPresent() ? "" : ask(terminal, patience);
        boolean light = known.or(() -> isLight(answer)).orElse(false);
        return new Background(
                light ? Themes.LIGHT : Themes.DARK, ANSWER.matcher(answer).replaceAll(""));
    }

    /** What some terminals put into the environment: the numbers of the colours of letters and background. */
    static Optional<Boolean> byVariable(String colours) {
        String background = colours.substring(colours.lastIndexOf(';') + 1);
        if (!background.matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        int colour = Integer.parseInt(background);
        return Optional.of(colour == 7 || colour == 15);
    }

    /** Whether the colour in a terminal's answer is nearer to white than to black. */
    static Optional<Boolean> isLight(String answer) {
        Matcher colour = COLOUR.matcher(answer);
        if (!colour.find()) {
            return Optional.empty();
        }
        double brightness =
                0.299 * part(colour.group(1)) + 0.587 * part(colour.group(2)) + 0.114 * part(colour.group(3));
        return Optional.of(brightness > 0.5);
    }

    private static double part(String hex) {
        return Integer.parseInt(hex, 16) / (Math.pow(16, hex.length()) - 1);
    }

    private static String ask(Terminal terminal, Duration patience) {
        Attributes before = terminal.enterRawMode();
        StringBuilder answer = new StringBuilder();
        try {
            terminal.writer().write(QUESTION);
            terminal.flush();
            long deadline = System.nanoTime() + patience.toNanos();
            while (!LAST_ANSWER.matcher(answer).find()) {
                // What has come by then is read, even if this program stood still meanwhile.
                long left = (deadline - System.nanoTime()) / 1_000_000;
                int c = terminal.reader().read(Math.max(LAST_LOOK_MILLIS, left));
                if (c < 0) {
                    break;
                }
                answer.append((char) c);
            }
        } catch (IOException e) {
            LOG.warn("The terminal does not say its colours", e);
        } finally {
            terminal.setAttributes(before);
        }
        return answer.toString();
    }
}
