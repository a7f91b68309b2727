package org.chatcluster.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chatcluster.bench.report.Result;

/** All gates of {@link CountsScenario}. */
final class Gates {
    private static final Predicate<Result> DIRECT = has("work", "direct");
    private static final Predicate<Result> GROUP = has("work", "group");
    private static final Predicate<Result> ON_SQLITE = has("engine", "sqlite");
    private static final Predicate<Result> ON_A_SERVER = ON_SQLITE.negate();
    private static final Predicate<Result> EVERYWHERE = ON_SQLITE.or(ON_A_SERVER);
    private static final Predicate<Result> ON_ONE_NODE = has("nodes", "1");
    private static final Predicate<Result> ON_TWO_NODES = has("nodes", "2");

    static final List<Gate> ALL = List.of(
            Gate.exactly("rows", EVERYWHERE, 1, "a message is one row, whatever the number of its readers"),
            Gate.exactly("encodes", EVERYWHERE, 1, "a push is encoded once for all, and nodes hand on its bytes"),
            Gate.atMost("pages", EVERYWHERE, 0.01, "who keeps up is not fed from the log"),
            Gate.atMost("selects", ON_A_SERVER, 0.25, "sending reads nothing; rounds of checks do, by the clock"),
            Gate.atMost("inserts", ON_A_SERVER, 1.25, "a batch is one INSERT; cursors are written by the clock"),
            Gate.atMost("questions", ON_A_SERVER, 1.5, "a batch is one round trip: no BEGIN, no COMMIT"),
            Gate.atMost("fsyncs", ON_A_SERVER, 2, "a commit syncs the log once, and may share that"),
            Gate.atMost("publishes", ON_TWO_NODES.and(DIRECT), 2, "a message goes to the channels of two users"),
            Gate.atMost("publishes", ON_TWO_NODES.and(GROUP), 1, "a message goes to the channel of its group"),
            Gate.atMost("allocated", ON_ONE_NODE.and(DIRECT), 1_400, "the garbage of a message, but for the driver's"),
            // A difference between two runs, which may be a little below nothing.
            new Gate("allocated-further", ON_ONE_NODE.and(GROUP), -64, 64, "the garbage of each further delivery"));

    private Gates() {}

    private static Predicate<Result> has(String parameter, String value) {
        return result -> value.equals(result.parameters().get(parameter));
    }

    /** The result with a problem more for each figure beyond its gate. */
    static Result judge(Result result) {
        List<String> problems = new ArrayList<>(result.problems());
        ALL.stream().map(gate -> gate.problem(result)).flatMap(Optional::stream).forEach(problems::add);
        return new Result(result.scenario(), result.parameters(), result.figures(), result.series(), problems);
    }
}
