package org.chatcluster.bench.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.LoginLoad;
import org.chatcluster.bench.measure.Cost;
import org.chatcluster.bench.measure.Statements;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;

/** Logins a second, each on a connection of its own: by token, of accounts with nothing and of accounts with a life, and by password. */
final class LoginScenario implements Scenario {
    private static final int ACCOUNTS = 2_000;
    /** Enough to keep the request pool of a node busy, and no crowd. */
    private static final int CONNECTIONS = 32;
    /** Each has to be hashed once before it can be measured. */
    private static final int WITH_PASSWORD = 16;

    private static final int PASSWORD_CONNECTIONS = 4;
    private static final int FRIENDS = 10;
    private static final int GROUP_SIZE = 50;

    @Override
    public String name() {
        return "login";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            try (Stage stage = Stage.set(Stages.of(options, engine));
                    Seeder seeder = Seeder.of(stage)) {
                Function<Account, byte[]> byToken = account -> Frames.login(account.token(), "bench");
                List<Account> bare = seeder.users(ACCOUNTS);
                found.accept(measure(options, stage, "token", bare, CONNECTIONS, byToken));
                List<Account> social = seeder.users(ACCOUNTS);
                giveLife(seeder, social);
                found.accept(measure(options, stage, "token-social", social, CONNECTIONS, byToken));
                List<Account> registered = register(stage);
                found.accept(measure(
                        options, stage, "password", registered, PASSWORD_CONNECTIONS, LoginScenario::byPassword));
            }
        }
    }

    /** Ten friends, a conversation with each of them, and a group. */
    private static void giveLife(Seeder seeder, List<Account> accounts) throws Exception {
        List<Account> ones = new ArrayList<>();
        List<Account> others = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            for (int k = 1; k <= FRIENDS / 2; k++) {
                ones.add(accounts.get(i));
                others.add(accounts.get((i + k) % accounts.size()));
            }
        }
        seeder.friends(ones, others);
        seeder.directs(ones, others, "see you at the usual place");
        for (int from = 0; from < accounts.size(); from += GROUP_SIZE) {
            int unused = seeder.group("group-" + from, accounts.subList(from, from + GROUP_SIZE));
        }
    }

    private static List<Account> register(Stage stage) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < WITH_PASSWORD; i++) {
            String name = "secret" + i;
            try (WireClient client = WireClient.connect(
                    stage.address(0).getHostString(), stage.address(0).getPort())) {
                accounts.add(new Account(WireUser.register(client, name), name, ""));
            }
        }
        return accounts;
    }

    private static byte[] byPassword(Account account) {
        return Frames.of("{\"msgid\":1,\"id\":" + account.id() + ",\"password\":\"" + WireUser.PASSWORD + "\"}");
    }

    private Result measure(
            BenchOptions options,
            Stage stage,
            String by,
            List<Account> accounts,
            int connections,
            Function<Account, byte[]> login)
            throws Exception {
        try (Generator generator = new Generator()) {
            Tally tally = new Tally();
            LoginLoad load = new LoginLoad(generator, stage.address(0), accounts, login, tally);
            run(generator, () -> load.start(connections));
            Window.pause(options.warmUp());
            Statements before = Statements.of(stage);
            Window.Counter counter = new Window.Counter() {
                @Override
                public void reset() {
                    run(generator, tally::reset);
                }

                @Override
                public Tally.Counted read() {
                    return generator.call(tally::copy);
                }
            };
            Window window = Window.measure(options.length(), counter, () -> Cost.of(stage));
            Statements statements = Statements.of(stage).since(before);
            run(generator, load::stop);
            while (generator.call(load::open) > 0) {
                Window.pause(Duration.ofMillis(5));
            }
            return result(generator, stage, by, window, statements);
        }
    }

    private static void run(Generator generator, Runnable task) {
        generator.call(() -> {
            task.run();
            return true;
        });
    }

    private Result result(Generator generator, Stage stage, String by, Window window, Statements statements) {
        double logins = window.counted().delivered();
        Result.Builder result = new Result.Builder(name())
                .with("engine", stage.options().engine().label())
                .with("by", by)
                .figure("logins", logins / window.seconds(), "logins/s");
        Figures.cost(result, window.cost(), logins, "login");
        if (stage.database().isPresent()) {
            result.figure("statements", statements.all() / logins, "statements/login");
            result.figure("writes", statements.writing() / logins, "statements/login");
        }
        Figures.latency(result, "ack", window.counted().acks());
        Figures.latency(result, "sync", window.counted().deliveries());
        generator.problems().forEach(result::problem);
        return Figures.rates(result, window, Window.Rate::delivered, "logins", "logins/s")
                .build();
    }
}
