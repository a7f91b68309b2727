package org.chatcluster.client.terminal.editor;

import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;

/** What JLine's editor is told to do, or not to. */
final class EditorOptions {
    /** JLine takes an empty one for its own. */
    private static final String NO_COLOUR = "fg:default,bg:default";

    private static final List<String> COLOURED = List.of(
            LineReader.COMPLETION_STYLE_BACKGROUND,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_LIST_BACKGROUND,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_GROUP,
            LineReader.COMPLETION_STYLE_LIST_STARTING);

    private EditorOptions() {}

    /** Those of a chat. */
    static void set(LineReader reader) {
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "");
        reader.option(Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(Option.ERASE_LINE_ON_FINISH, true);
        reader.option(Option.HISTORY_TIMESTAMPED, false);
        reader.option(Option.CASE_INSENSITIVE, true);
    }

    /** Completions have the colours that JLine has for them, or none. */
    static void colour(LineReader reader, boolean coloured) {
        COLOURED.forEach(part -> reader.setVariable(part, coloured ? null : NO_COLOUR));
    }
}
