package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for whatever comes in: each text of the corpus, each beginning of it, many pairs, every character, and random ones. */
class RenderGateCorpusTest {
    private static final int MAX_MARKS = 4;
    private static final int RANDOM_TEXTS = 20_000;
    private static final long SEED = 20_260_301;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private final List<Corpus.Entry> corpus = Corpus.entries();

    @Test
    void corpus_is_large() {
        assertThat(corpus.stream().filter(entry -> !entry.isKept())).hasSizeGreaterThan(200);
        assertThat(corpus.stream().filter(Corpus.Entry::isKept)).hasSizeGreaterThan(60);
    }

    @Test
    void leaves_what_people_write_alone() {
        corpus.stream()
                .filter(Corpus.Entry::isKept)
                .forEach(entry -> assertThat(RenderGate.clean(entry.text()))
                        .as(entry.kind())
                        .isEqualTo(entry.text()));
    }

    @Test
    void every_text_and_every_beginning_of_it_comes_out_clean() {
        for (Corpus.Entry entry : corpus) {
            for (int end = 0; end <= entry.text().length(); end++) {
                requireClean(entry.text().substring(0, end));
            }
        }
    }

    @Test
    void every_text_before_and_behind_one_of_each_kind_comes_out_clean_together_and_one_behind_the_other() {
        Map<String, String> kinds = new TreeMap<>();
        corpus.forEach(entry -> kinds.putIfAbsent(entry.kind(), start(entry.text())));
        for (Corpus.Entry entry : corpus) {
            String text = start(entry.text());
            for (String other : kinds.values()) {
                requireClean(text + other);
                requireClean(other + text);
                requireShowable(RenderGate.clean(text) + RenderGate.clean(other));
                requireShowable(RenderGate.clean(other) + RenderGate.clean(text));
            }
        }
    }

    @Test
    void random_texts_come_out_clean() {
        Random random = new Random(SEED);
        String alphabet = corpus.stream().map(Corpus.Entry::text).collect(Collectors.joining());
        int[] hostile = alphabet.codePoints().toArray();
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.appendCodePoint(
                        random.nextInt(4) > 0
                                ? hostile[random.nextInt(hostile.length)]
                                : random.nextInt(Character.MAX_CODE_POINT + 1));
            }
            requireClean(text.toString());
        }
    }

    @Test
    void every_character_comes_out_clean() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            requireClean("a" + Character.toString(c) + "b");
        }
    }

    /** Enough of it to be what it is. */
    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), 10));
    }

    private static void requireClean(String text) {
        String clean = RenderGate.clean(text);
        requireShowable(clean);
        if (!RenderGate.clean(clean).equals(clean)) {
            throw new AssertionError("Cleaned twice is not cleaned once: " + escaped(text));
        }
    }

    /** Says by other means than the gate does what may reach a terminal. */
    private static void requireShowable(String clean) {
        int marks = 0;
        int before = ' ';
        for (int c : clean.codePoints().toArray()) {
            if (!isShowable(c)) {
                throw new AssertionError(escaped(Character.toString(c)) + " came through in " + escaped(clean));
            }
            boolean mark = isMark(c);
            marks = mark ? marks + 1 : c == ZERO_WIDTH_NON_JOINER ? marks : 0;
            if (marks > MAX_MARKS) {
                throw new AssertionError("Marks pile up in " + escaped(clean));
            }
            if (mark && before == ' ') {
                throw new AssertionError("A mark stands on nothing in " + escaped(clean));
            }
            if (c == ZERO_WIDTH_NON_JOINER && (before == c || before < 0x600)) {
                throw new AssertionError("A joiner joins nothing in " + escaped(clean));
            }
            before = c;
        }
    }

    private static boolean isShowable(int c) {
        if (c == ' ' || c == ZERO_WIDTH_NON_JOINER) {
            return true;
        }
        boolean invisible = c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
        return !invisible
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    case Character.UNASSIGNED -> c >= 0x1F300 && c <= 0x1FAFF;
                    default -> true;
                };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> c >= 0x1161 && c <= 0x11FF;
        };
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04X", c)).collect(Collectors.joining());
    }
}
