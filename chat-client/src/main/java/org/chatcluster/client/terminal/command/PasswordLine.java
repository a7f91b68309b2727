package org.chatcluster.client.terminal.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line with a password behind the name: who does not wait for the question writes it there. It is neither kept nor shown again. */
public final class PasswordLine {
    /** The beginnings of /login and /register, those that other commands have, too, and what begins nearly so. */
    private static final Pattern FORM = Pattern.compile(
            "(\\s*/(?:l|lo|log\\S*|r|re\\S*)\\s+\\S+)\\s+\\S.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private PasswordLine() {}

    /** Whether {@code line} may be one. */
    public static boolean is(String line) {
        return FORM.matcher(line).matches();
    }

    /** The line as it may be shown: without what may be a password. */
    public static String shown(String line) {
        Matcher found = FORM.matcher(line);
        return found.matches() ? found.group(1) : line;
    }
}
