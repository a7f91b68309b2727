package org.chatcluster.client.terminal.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the web in a text: http and https only, and always with themselves as the target. Stateless. */
final class Links {
    /** No blanks, quotes or brackets that addresses are put in, no punctuation of full width. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![A-Za-z0-9])https?://[\\p{L}\\p{N}\\[]"
                    + "[^\\s<>\"`{}|\\\\^\uFFFD\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]*",
            Pattern.CASE_INSENSITIVE);

    private static final String SENTENCE_ENDS = ".,;:!?'*_~\u2026\u201C\u201D\u2019\u00BB";
    private static final String UNSAFE = "\"<>\\^`{|}";
    /** What terminals take at most. */
    private static final int MAX_TARGET_CHARACTERS = 2_083;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Links() {}

    /** A text in pieces, its addresses apart. */
    static List<Span> spans(Style style, String text) {
        String clean = RenderGate.clean(text);
        List<Span> spans = new ArrayList<>();
        int done = 0;
        Matcher found = ADDRESS.matcher(clean);
        while (found.find()) {
            String address = withoutSentence(found.group());
            if (found.start() > done) {
                spans.add(new Span(style, clean.substring(done, found.start())));
            }
            spans.add(new Span(Style.LINK, address));
            done = found.start() + address.length();
        }
        if (done < clean.length() || spans.isEmpty()) {
            spans.add(new Span(style, clean.substring(done)));
        }
        return spans;
    }

    /** Where a shown address leads: to itself, all that is not plain ASCII percent-encoded. Empty if it is none. */
    static Optional<String> target(String shown) {
        if (shown.length() > MAX_TARGET_CHARACTERS || !ADDRESS.matcher(shown).matches()) {
            return Optional.empty();
        }
        StringBuilder target = new StringBuilder();
        for (byte b : shown.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && UNSAFE.indexOf(b) < 0) {
                target.append((char) b);
            } else {
                target.append('%').append(HEX.toHexDigits(b));
            }
        }
        return target.length() > MAX_TARGET_CHARACTERS ? Optional.empty() : Optional.of(target.toString());
    }

    /** Without the full stop behind it, and without a bracket that was opened before it. */
    private static String withoutSentence(String address) {
        int strayRound = count(address, ')') - count(address, '(');
        int straySquare = count(address, ']') - count(address, '[');
        for (int end = address.length(); end > 0; end--) {
            char last = address.charAt(end - 1);
            if (last == ')' && strayRound > 0) {
                strayRound--;
            } else if (last == ']' && straySquare > 0) {
                straySquare--;
            } else if (SENTENCE_ENDS.indexOf(last) < 0) {
                return address.substring(0, end);
            }
        }
        return address;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
