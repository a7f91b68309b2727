package org.chatcluster.client.terminal.text;

/**
 * The signs that stand for words, or, for a screen reader and a terminal that has no such signs, the words. Immutable.
 *
 * @param refused before a message that was not sent
 * @param queued behind a message that has no outcome yet
 * @param read behind a message that was read
 * @param arrow between a sender and the one who is written to
 * @param dash before an explanation
 * @param range between the first and the last of several
 * @param ellipsis where something goes on
 * @param cursor where what is typed in a search goes on
 * @param chosen before the one that is chosen of several
 */
public record Marks(
        String refused,
        String queued,
        String read,
        String arrow,
        String dash,
        String range,
        String ellipsis,
        String cursor,
        String chosen,
        boolean words) {
    public static final Marks SIGNS = new Marks("✗ not sent", "…", "✓✓", "→", "—", "–", "…", "▏", "▶", false);
    public static final Marks WORDS =
            new Marks("not sent", "(waiting)", "(read)", "to", "-", " to ", "...", "", ">", true);

    /** Behind a message that is committed as this number of its conversation. */
    public String committed(long seq) {
        return words ? "(sent " + seq + ")" : "✓" + seq;
    }

    /** A line that parts what was from what is new. */
    public String rule(String text) {
        return words ? text : "— " + text + " —";
    }
}
