package org.chatcluster.client.terminal;

/** What follows a command, taken word by word from the front. Confined to one thread. */
final class Words {
    private String rest;

    Words(String text) {
        rest = text.strip();
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    /** The next word, or the empty text. */
    String next() {
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        String word = rest.substring(0, end);
        rest = rest.substring(end).stripLeading();
        return word;
    }

    /** The next word, which has to be there: {@code what} it is. */
    String require(String what) {
        if (isEmpty()) {
            throw new UsageException(what + " is missing");
        }
        return next();
    }

    /** Everything that was not taken. */
    String rest() {
        String all = rest;
        rest = "";
        return all;
    }

    /** Refuses what nobody asked for. */
    void end() {
        if (!isEmpty()) {
            throw new UsageException("\"" + rest + "\" is too much");
        }
    }

    /** The next word as a number of {@code min..max}, or {@code absent}. */
    int number(int min, int max, int absent) {
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
