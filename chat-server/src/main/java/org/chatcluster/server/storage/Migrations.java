package org.chatcluster.server.storage;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the tables to the version of this program, by Flyway. Used once, by the thread that starts the node. */
final class Migrations {
    private final Flyway flyway;

    Migrations(Engine engine) {
        this.flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(engine.migrations())
                .locations("classpath:" + engine.dialect().migrations())
                .failOnMissingLocations(true)
                .loggers(FlywayLog.class.getName())
                .load();
    }

    /** Migrates an old schema, or refuses it; refuses a newer one and one that was tampered with. */
    void run(boolean migrate) {
        try {
            MigrationInfoService info = flyway.info();
            refuseNewer(info);
            if (info.pending().length == 0) {
                flyway.validate();
            } else if (migrate) {
                flyway.migrate();
            } else {
                throw new StorageException.CannotOpen(
                        "The database has schema version " + current(info) + ", this program needs " + newest(info)
                                + ": start it once without no-migrate.",
                        null);
            }
        } catch (FlywayException e) {
            throw new StorageException.CannotOpen(
                    "The schema of the database cannot be used (" + Reason.of(e) + ")", e);
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        for (MigrationInfo applied : info.applied()) {
            if (applied.getState().isApplied() && !applied.getState().isResolved()) {
                throw new StorageException.CannotOpen(
                        "The database has schema version " + current(info) + ", this program knows " + newest(info)
                                + ": start a newer one.",
                        null);
            }
        }
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
