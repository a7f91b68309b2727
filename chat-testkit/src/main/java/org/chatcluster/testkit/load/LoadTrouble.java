package org.chatcluster.testkit.load;

import java.time.Duration;

/**
 * What clients had to bear: connections given up because nothing answered, connections that another login of the same client took over,
 * and the longest time that one had something to be acknowledged and got no ack.
 */
public record LoadTrouble(long silences, long takenOver, Duration longestWait) {
    static final LoadTrouble NONE = new LoadTrouble(0, 0, Duration.ZERO);

    LoadTrouble plus(LoadTrouble other) {
        Duration longer = longestWait.compareTo(other.longestWait) > 0 ? longestWait : other.longestWait;
        return new LoadTrouble(silences + other.silences, takenOver + other.takenOver, longer);
    }
}
