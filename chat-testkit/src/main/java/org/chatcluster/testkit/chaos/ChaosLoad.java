package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadOptions;

/** The chat that goes on during a {@link ChaosRun}. Stateless. */
final class ChaosLoad {
    /** What a person would wait. A frozen node takes longer to come back. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(4);

    private static final Duration LOGIN_DEADLINE = Duration.ofMinutes(1);
    private static final int GROUP_SIZE = 10;

    private ChaosLoad() {}

    static LoadClients login(String host, int port, ChaosOptions options) {
        LoadOptions load = LoadOptions.clients(options.clients())
                .withWindow(2 * options.perSecond())
                .withBurstEverySecond(options.perSecond())
                .withSilenceLimit(SILENCE_LIMIT);
        return LoadClients.login(host, port, load, LOGIN_DEADLINE);
    }

    /** Each client writes, in turn, to two others, to a group of all and to a smaller one; both sides of a conversation write. */
    static void plan(LoadClients clients) {
        int count = clients.count();
        ChatId everyone = clients.createGroup();
        for (int first = 0; first < count; first += GROUP_SIZE) {
            List<Integer> members = IntStream.range(first, Math.min(first + GROUP_SIZE, count))
                    .boxed()
                    .toList();
            ChatId group = clients.createGroup(members);
            members.forEach(member -> clients.plan(member, group, Long.MAX_VALUE));
        }
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            ChatId direct = clients.direct(i, next);
            clients.plan(i, direct, Long.MAX_VALUE);
            clients.plan(next, direct, Long.MAX_VALUE);
            clients.plan(i, everyone, Long.MAX_VALUE);
        }
    }
}
