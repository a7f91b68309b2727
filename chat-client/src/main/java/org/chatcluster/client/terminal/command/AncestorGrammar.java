package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of the clients before this one, each as the command that does the same. A line is one of them as a whole or not at all:
 * what only begins like one is a text. Immutable.
 */
final class AncestorGrammar {
    /** For help. */
    static final List<String> FORMS = List.of(
            "chat:ID:TEXT  groupchat:ID:TEXT  addfriend:ID  addgroup:ID",
            "creategroup:NAME:DESCRIPTION  loginout  help");

    private static final String ID = "(\\d{1,10})";
    private static final String TEXT = "\\s*(\\S.*)";
    private static final List<Form> FORMS_IN_ORDER = List.of(
            form("chat:" + ID + ":" + TEXT, "msg $1 $2"),
            form("groupchat:" + ID + ":" + TEXT, "msg #$1 $2"),
            form("addfriend:" + ID, "friend add $1"),
            form("creategroup:([^:\\s]+):(.*)", "group create $1 $2"),
            form("addgroup:" + ID, "join $1"),
            form("loginout", "logout"),
            form("help", "help"));

    private AncestorGrammar() {}

    private record Form(Pattern line, String command) {}

    private static Form form(String line, String command) {
        return new Form(Pattern.compile(line, Pattern.DOTALL), command);
    }

    /** The command, without its slash, that {@code line} stands for. */
    static Optional<String> find(String line) {
        for (Form form : FORMS_IN_ORDER) {
            Matcher matcher = form.line.matcher(line);
            if (matcher.matches()) {
                return Optional.of(matcher.replaceFirst(form.command).strip());
            }
        }
        return Optional.empty();
    }
}
