package org.chatcluster.client.terminal.command;

/** Where a password comes from. On the person's thread. */
public interface SecretSource {
    /** Asks for a secret without showing it; throws {@link UsageException} when there is none. */
    String ask(String prompt);

    /** Whether a person types it and may mistype. */
    boolean isTyped();
}
