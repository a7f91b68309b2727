package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;

/** Looks for messages in what the server keeps. On the person's thread, who can interrupt it. */
public final class SearchCommands {
    /** A hundred pages: half a minute at the most on a slow line, and no burden that a node notices. */
    static final int MAX_SEARCHED = 20_000;
    /** More than that nobody reads. */
    static final int MAX_MATCHES = 200;

    private static final int PROGRESS_STEP = 12 * Limits.MAX_HISTORY;

    private final ChatClient client;
    private final Console console;
    private final Desk desk;
    private final People people;
    private final PastMessages format;
    private final Suggestions names;

    public SearchCommands(ChatClient client, Console console, People people, Desk desk, Talk talk, Suggestions names) {
        this.client = client;
        this.console = console;
        this.desk = desk;
        this.people = people;
        this.format = new PastMessages(talk.format());
        this.names = names;
    }

    public List<Command> commands() {
        return List.of(new Command(
                "search",
                Topic.TALK,
                "look for a text in the conversation, the newest first; Ctrl-C stops",
                List.of(Parameter.text(
                        "TEXT",
                        count(MAX_SEARCHED) + " messages back at the most; case and width do not matter",
                        names::inText)),
                "/search belay",
                this::search));
    }

    private void search(Words words) throws InterruptedException {
        String text = words.rest();
        if (text.isEmpty()) {
            throw new UsageException("TEXT is missing");
        }
        Target current = desk.current().orElseThrow(() -> new UsageException("Where? /to NAME or /to #GROUP first."));
        String wanted = Names.fold(text);
        HistoryPages pages = HistoryPages.back(client, current);
        int searched = 0;
        int found = 0;
        try {
            while (pages.hasMore() && searched < MAX_SEARCHED && found < MAX_MATCHES) {
                List<ChatPush> page = pages.next(MAX_SEARCHED - searched);
                searched += page.size();
                found += show(current, page, wanted, MAX_MATCHES - found);
                if (searched > 0 && searched % PROGRESS_STEP == 0) {
                    console.print(Line.note("searched " + count(searched) + " messages so far"));
                }
            }
        } catch (InterruptedException e) {
            console.print(Line.note("Stopped: " + tally(found, searched) + "."));
            return;
        }
        console.print(Line.note(tally(found, searched) + end(found, pages)));
    }

    private static String end(int found, HistoryPages pages) {
        if (found >= MAX_MATCHES) {
            return "; more are not shown.";
        }
        return pages.hasMore() ? "; what is older was not searched." : ".";
    }

    private static String tally(int found, int searched) {
        return found
                + (found == 1 ? " match in " : " matches in ")
                + count(searched)
                + (searched == 1 ? " message" : " messages");
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Shows what matches, the newest first; the answer is how many that were. */
    private int show(Target conversation, List<ChatPush> page, String wanted, int most) {
        List<Line> lines = new ArrayList<>();
        int found = 0;
        for (int i = page.size() - 1; i >= 0 && found < most; i--) {
            if (Names.fold(page.get(i).msg()).contains(wanted)) {
                lines.addAll(format.numbered(people.seen(conversation, page.get(i))));
                found++;
            }
        }
        if (found > 0) {
            console.print(lines);
        }
        return found;
    }
}
