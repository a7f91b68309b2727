package org.chatcluster.server.storage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that opens a database, writes an account, and holds the database until it is killed. */
final class HoldDatabase {
    static final String OPEN = "database is open";

    private HoldDatabase() {}

    /** The argument is the data directory. */
    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.open(OpenStore.sqliteConfig(Path.of(arguments[0])));
        database.accounts().create("survivor", "survivor", "hash", 1);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(OPEN);
        new CountDownLatch(1).await();
    }
}
