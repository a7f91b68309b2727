package org.chatcluster.client.terminal.text;

import static org.jline.utils.AttributedStyle.BOLD;
import static org.jline.utils.AttributedStyle.DEFAULT;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jline.utils.AttributedStyle;

/**
 * The themes there are. Colours are those from 16 on of the 256 that terminals have: people do not change these, so that they can
 * be chosen by contrast. A terminal with fewer shows the nearest.
 */
public final class Themes {
    /** For light letters on a dark background. */
    public static final Theme DARK = new Theme(
            Map.ofEntries(
                    Map.entry(Style.NAME, BOLD.foreground(81)),
                    Map.entry(Style.OWN, BOLD.foreground(114)),
                    Map.entry(Style.DIM, DEFAULT.foreground(248)),
                    Map.entry(Style.GOOD, DEFAULT.foreground(114)),
                    Map.entry(Style.ERROR, DEFAULT.foreground(210)),
                    Map.entry(Style.MENTION, BOLD.foreground(222)),
                    Map.entry(Style.UNREAD, BOLD),
                    Map.entry(Style.SELECTED, DEFAULT.inverse()),
                    Map.entry(Style.ACTIVE, BOLD.foreground(231).background(238)),
                    Map.entry(Style.BORDER, DEFAULT.foreground(247)),
                    Map.entry(Style.LINK, DEFAULT.foreground(117).underline()),
                    Map.entry(Style.WARNING, DEFAULT.foreground(221)),
                    Map.entry(Style.PENDING, DEFAULT.foreground(248).italic()),
                    Map.entry(Style.TIME, DEFAULT.foreground(248))),
            people(117, 114, 180, 176, 216, 150, 147, 222, 80, 211, 186, 153),
            true);

    /** For dark letters on a light background. */
    public static final Theme LIGHT = new Theme(
            Map.ofEntries(
                    Map.entry(Style.NAME, BOLD.foreground(25)),
                    Map.entry(Style.OWN, BOLD.foreground(22)),
                    Map.entry(Style.DIM, DEFAULT.foreground(240)),
                    Map.entry(Style.GOOD, DEFAULT.foreground(22)),
                    Map.entry(Style.ERROR, DEFAULT.foreground(124)),
                    Map.entry(Style.MENTION, BOLD.foreground(90)),
                    Map.entry(Style.UNREAD, BOLD),
                    Map.entry(Style.SELECTED, DEFAULT.inverse()),
                    Map.entry(Style.ACTIVE, BOLD.foreground(16).background(252)),
                    Map.entry(Style.BORDER, DEFAULT.foreground(241)),
                    Map.entry(Style.LINK, DEFAULT.foreground(25).underline()),
                    Map.entry(Style.WARNING, DEFAULT.foreground(94)),
                    Map.entry(Style.PENDING, DEFAULT.foreground(240).italic()),
                    Map.entry(Style.TIME, DEFAULT.foreground(240))),
            people(25, 22, 88, 54, 94, 23, 90, 58, 18, 52, 89, 24),
            true);

    /** Without colours, for who wants none and for a terminal that has none; a selection must be seen there too. */
    public static final Theme NONE = new Theme(
            Map.of(
                    Style.NAME,
                    BOLD,
                    Style.OWN,
                    BOLD,
                    Style.MENTION,
                    BOLD.inverse(),
                    Style.UNREAD,
                    BOLD,
                    Style.SELECTED,
                    DEFAULT.inverse(),
                    Style.ACTIVE,
                    BOLD.underline()),
            List.of(),
            false);

    /** Text and nothing else. */
    public static final Theme PLAIN = new Theme(Map.of(), List.of(), false);

    private Themes() {}

    private static List<AttributedStyle> people(int... colours) {
        return IntStream.of(colours).mapToObj(colour -> BOLD.foreground(colour)).toList();
    }
}
