package org.chatcluster.bench.scenario;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.Neighbours;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;

/** People: they log in, write to friends and to groups of 3 to 500, read, lose their connection once a minute and come back; an open loop. */
final class MixedScenario implements Scenario {
    private static final int PEOPLE = 1_000;
    private static final double PER_SECOND = 1_000;
    private static final int RECONNECT_SECONDS = 60;
    private static final int FRIENDS = 6;
    private static final int[] GROUP_SIZES = {3, 5, 8, 12, 20, 50, 100, 500};

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        int people = options.quick() ? PEOPLE / 5 : PEOPLE;
        double rate = options.quick() ? PER_SECOND / 5 : PER_SECOND;
        for (Engine engine : options.engines()) {
            run(options, engine, people, rate, found);
        }
    }

    private void run(BenchOptions options, Engine engine, int people, double rate, Consumer<Result> found)
            throws Exception {
        try (Stage stage = Stage.set(Stages.of(options, engine));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> accounts = seeder.users(people);
            Neighbours neighbours = settle(seeder, accounts);
            try (Trial trial = Trial.town(stage, accounts, neighbours, options.frameBytes(), RECONNECT_SECONDS)) {
                Window measured = trial.living(rate, options.warmUp(), options.length());
                Result.Builder result = new Result.Builder(name())
                        .with("engine", engine.label())
                        .with("people", people)
                        .with("rate", Math.round(rate));
                trial.problems().forEach(result::problem);
                Figures.addDeliveries(result, measured);
                Figures.latency(result, "login", trial.logins());
                found.accept(result.build());
                Stages.requireRows(seeder, trial.done());
            }
        }
    }

    /** Makes friends of neighbours, and groups of every size of people who are drawn. */
    private static Neighbours settle(Seeder seeder, List<Account> accounts) throws SQLException {
        Map<Account, List<Integer>> friends = new HashMap<>();
        Map<Account, List<Integer>> groups = new HashMap<>();
        int people = accounts.size();
        for (int distance = 1; distance <= FRIENDS / 2; distance++) {
            List<Account> others = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Account one = accounts.get(i);
                Account other = accounts.get((i + distance) % people);
                others.add(other);
                friends.computeIfAbsent(one, unused -> new ArrayList<>()).add(other.id());
                friends.computeIfAbsent(other, unused -> new ArrayList<>()).add(one.id());
            }
            seeder.friends(accounts, others);
        }
        Random random = new Random(42);
        for (int size : GROUP_SIZES) {
            int count = Math.max(1, people / size / 4);
            for (int i = 0; i < count && size <= people; i++) {
                List<Account> members = random.ints(0, people)
                        .distinct()
                        .limit(size)
                        .mapToObj(accounts::get)
                        .toList();
                int group = seeder.group("of" + size + "no" + i, members);
                members.forEach(member -> groups.computeIfAbsent(member, unused -> new ArrayList<>())
                        .add(group));
            }
        }
        return new Neighbours() {
            @Override
            public List<Integer> friends(Account account) {
                return friends.getOrDefault(account, List.of());
            }

            @Override
            public List<Integer> groups(Account account) {
                return groups.getOrDefault(account, List.of());
            }
        };
    }
}
