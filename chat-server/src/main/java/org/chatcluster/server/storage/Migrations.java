package org.chatcluster.server.storage;

import javax.sql.DataSource;
import org.chatcluster.server.error.StorageException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Brings the tables to the version of this program, by Flyway. Used once, by the thread that starts the node. */
final class Migrations {
    private final String where;
    private final Flyway flyway;

    /** {@code folder} is on the class path; {@code where} is the setting that led here, for the person who starts the node. */
    Migrations(DataSource source, String folder, String where) {
        this.where = where;
        this.flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:" + folder)
                .failOnMissingLocations(true)
                .loggers(FlywayLog.class.getName())
                .load();
    }

    /** Migrates an old schema, or refuses it; refuses a newer one and one that was not made by these migrations. */
    void run(boolean migrate) {
        try {
            MigrationInfoService info = flyway.info();
            for (MigrationInfo applied : info.applied()) {
                check(applied, info);
            }
            if (info.pending().length == 0) {
                return;
            }
            if (!migrate) {
                throw refusal(
                        "has schema version " + current(info) + " (expected " + newest(info)
                                + ": start it once without --no-migrate)",
                        null);
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw refusal("cannot be used: " + Reason.of(e), e);
        }
    }

    private void check(MigrationInfo applied, MigrationInfoService info) {
        if (!applied.getState().isResolved()) {
            throw refusal(
                    "has schema version " + current(info) + " (expected at most " + newest(info)
                            + ": start a newer version of the program)",
                    null);
        }
        if (applied.getState().isFailed()) {
            throw refusal("was left half-way by migration " + applied.getVersion() + " (restore a backup)", null);
        }
        if (!applied.isChecksumMatching()) {
            throw refusal("was migrated by another script " + applied.getVersion() + " than this program's", null);
        }
    }

    private StorageException.CannotOpen refusal(String reason, @Nullable Throwable cause) {
        return new StorageException.CannotOpen(where + " " + reason, cause);
    }

    private static String current(MigrationInfoService info) {
        MigrationInfo current = info.current();
        return current == null ? "none" : String.valueOf(current.getVersion());
    }

    private static MigrationVersion newest(MigrationInfoService info) {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo migration : info.all()) {
            if (migration.getState().isResolved() && migration.getVersion().compareTo(newest) > 0) {
                newest = migration.getVersion();
            }
        }
        return newest;
    }
}
