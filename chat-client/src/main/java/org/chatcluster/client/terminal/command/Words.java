package org.chatcluster.client.terminal.command;

/** What follows a command, taken word by word from the front. Confined to one thread. */
public final class Words {
    private String rest;

    public Words(String text) {
        rest = text.strip();
    }

    public boolean isEmpty() {
        return rest.isEmpty();
    }

    /** What is left, and stays. */
    String peek() {
        return rest;
    }

    /** The next word, or the empty text. */
    public String next() {
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        String word = rest.substring(0, end);
        rest = rest.substring(end).stripLeading();
        return word;
    }

    /** The next word, which has to be there: {@code what} it is. */
    public String require(String what) {
        if (isEmpty()) {
            throw new UsageException(what + " is missing");
        }
        return next();
    }

    /** Everything that was not taken. */
    public String rest() {
        String all = rest;
        rest = "";
        return all;
    }

    /** Refuses what nobody asked for. */
    public void end() {
        if (!isEmpty()) {
            throw new UsageException("\"" + rest + "\" is too much");
        }
    }

    /** The next word as a number of {@code min..max}, or {@code absent}. */
    public int number(int min, int max, int absent) {
        if (isEmpty()) {
            return absent;
        }
        String word = next();
        try {
            int number = Integer.parseInt(word);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("\"" + word + "\" is no number");
        }
        throw new UsageException(word + " is out of range (expected " + min + ".." + max + ")");
    }
}
