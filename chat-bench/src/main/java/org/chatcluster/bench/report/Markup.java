package org.chatcluster.bench.report;

/** HTML as it grows, with texts and attributes escaped. Confined to its thread. */
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /** A start tag; {@code attributes} are names and values in turn. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        html.append('>');
        return this;
    }

    /** An end tag. */
    Markup close(String tag) {
        html.append("</").append(tag).append(">\n");
        return this;
    }

    /** An element that holds nothing. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        html.append("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup element(String tag, String text, String... attributes) {
        open(tag, attributes).text(text);
        html.append("</").append(tag).append('>');
        return this;
    }

    /** A text. */
    Markup text(String text) {
        html.append(escape(text));
        return this;
    }

    /** What is markup already. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    private void start(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int index = 0; index < attributes.length; index += 2) {
            html.append(' ').append(attributes[index]).append("=\"");
            html.append(escape(attributes[index + 1])).append('"');
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
