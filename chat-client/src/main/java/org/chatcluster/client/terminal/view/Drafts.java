package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.store.ConversationKey;
import org.chatcluster.client.terminal.store.DraftStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Target;

/**
 * Brings drafts from their file into the model and back, a moment after the last key, so that a crash loses no more than that. Only what
 * was changed here is written, because another client may have the same file. Thread-safe.
 */
public final class Drafts {
    private static final long DELAY_MILLIS = 300;

    private static final String CURRENT = "current";

    private final Model model;
    private final DraftStore store;
    private final ScheduledExecutorService timer;
    private final Console console;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** What was begun to be written where no conversation is open; it goes nowhere, and no file has it. */
    private volatile String toNobody = "";

    private int accountId;
    /** What the file has, as far as this client knows. */
    private Map<String, String> kept = Map.of();

    private boolean failed;

    public Drafts(Model model, DraftStore store, ScheduledExecutorService timer, Console console) {
        this.model = model;
        this.store = store;
        this.timer = timer;
        this.console = console;
    }

    /** An account is here. The first time its drafts come back, and the person to the conversation it was in; whether they did. */
    public synchronized boolean begin(int account) {
        if (account == accountId) {
            return false;
        }
        accountId = account;
        kept = store.load(account);
        Optional<Target> current = ConversationKey.find(kept.getOrDefault(CURRENT, ""));
        kept.forEach((name, text) -> ConversationKey.find(name)
                .ifPresent(conversation -> model.desk().draft(conversation, text)));
        if (current.isPresent() && model.desk().current().isEmpty()) {
            model.desk().turnTo(current.get());
        }
        return true;
    }

    /** The line that is typed, where the person is, is this now. */
    public void typed(String text) {
        model.desk().current().ifPresentOrElse(conversation -> typed(conversation, text), () -> toNobody = text);
    }

    /** What was begun to be written where the person is. */
    public String here() {
        Desk desk = model.desk();
        return desk.current().map(desk::draft).orElseGet(() -> toNobody);
    }

    void typed(Target conversation, String text) {
        model.desk().draft(conversation, text);
        if (scheduled.compareAndSet(false, true)) {
            var unused = timer.schedule(this::save, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The account goes, and its conversations with it; what was begun in them comes back when it logs in again. */
    public synchronized void end() {
        save();
        toNobody = "";
        accountId = 0;
        kept = Map.of();
    }

    /** Saves now. */
    public synchronized void save() {
        scheduled.set(false);
        // After a logout, or while another account comes, the conversations are not those of this one.
        if (accountId == 0 || !model.people().isMe(accountId)) {
            return;
        }
        Map<String, String> all = new LinkedHashMap<>();
        model.desk().drafts().forEach((conversation, text) -> all.put(ConversationKey.of(conversation), text));
        model.desk().current().ifPresent(conversation -> all.put(CURRENT, ConversationKey.of(conversation)));
        Map<String, String> changed = changed(kept, all);
        if (changed.isEmpty()) {
            return;
        }
        try {
            store.change(accountId, changed);
            kept = all;
        } catch (IOException e) {
            if (!failed) {
                console.print(Line.error("What is being written cannot be kept: " + e.getMessage()));
            }
            failed = true;
        }
    }

    /** What is another in {@code now}, with an empty text for what is no more. */
    private static Map<String, String> changed(Map<String, String> before, Map<String, String> now) {
        Map<String, String> changed = new LinkedHashMap<>(now);
        before.keySet().forEach(name -> changed.putIfAbsent(name, ""));
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.getOrDefault(entry.getKey(), "")));
        return changed;
    }
}
