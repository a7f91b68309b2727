package org.chatcluster.testkit.load;

import java.time.Duration;

/**
 * What clients had to bear: connections given up because nothing answered, connections that another login of the same client took over,
 * the longest time that one had something to be acknowledged and got no ack, and the longest time that none of them got an ack.
 */
public record LoadTrouble(long silences, long takenOver, Duration longestWait, Duration longestGap) {
    static final LoadTrouble NONE = new LoadTrouble(0, 0, Duration.ZERO, Duration.ZERO);
    static final LoadTrouble SILENCE = new LoadTrouble(1, 0, Duration.ZERO, Duration.ZERO);
    static final LoadTrouble TAKEN_OVER = new LoadTrouble(0, 1, Duration.ZERO, Duration.ZERO);

    static LoadTrouble waited(Duration wait, Duration gap) {
        return new LoadTrouble(0, 0, wait, gap);
    }

    LoadTrouble plus(LoadTrouble other) {
        return new LoadTrouble(
                silences + other.silences,
                takenOver + other.takenOver,
                longer(longestWait, other.longestWait),
                longer(longestGap, other.longestGap));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
