package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.store.DraftStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Target;

/** Brings drafts from their file into the model and back, a moment after the last key, so that a crash loses no more than that. Thread-safe. */
public final class Drafts {
    private static final long DELAY_MILLIS = 300;

    private final Model model;
    private final DraftStore store;
    private final ScheduledExecutorService timer;
    private final Console console;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private int accountId;
    private boolean failed;

    public Drafts(Model model, DraftStore store, ScheduledExecutorService timer, Console console) {
        this.model = model;
        this.store = store;
        this.timer = timer;
        this.console = console;
    }

    /** An account is here; the first time its drafts come back. */
    public synchronized void begin(int account) {
        if (account != accountId) {
            accountId = account;
            store.load(account).forEach((name, text) -> {
                Target conversation = conversation(name);
                if (model.desk().draft(conversation).isEmpty()) {
                    model.desk().draft(conversation, text);
                }
            });
        }
    }

    /** The line that is typed to {@code conversation} is this now. */
    public void typed(Target conversation, String text) {
        model.desk().draft(conversation, text);
        if (scheduled.compareAndSet(false, true)) {
            var unused = timer.schedule(this::save, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Saves now. */
    public synchronized void save() {
        scheduled.set(false);
        if (accountId == 0) {
            return;
        }
        Map<String, String> all = new LinkedHashMap<>();
        model.desk().drafts().forEach((conversation, text) -> all.put(name(conversation), text));
        try {
            store.save(accountId, all);
        } catch (IOException e) {
            if (!failed) {
                console.print(Line.error("What is being written cannot be kept: " + e.getMessage()));
            }
            failed = true;
        }
    }

    private static String name(Target conversation) {
        return conversation instanceof Target.Group group
                ? "group." + group.id()
                : "user." + ((Target.User) conversation).id();
    }

    private static Target conversation(String name) {
        int id = Integer.parseInt(name.substring(name.indexOf('.') + 1));
        return name.startsWith("group.") ? new Target.Group(id) : new Target.User(id);
    }
}
