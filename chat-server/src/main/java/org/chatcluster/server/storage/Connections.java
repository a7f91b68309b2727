package org.chatcluster.server.storage;

import java.sql.SQLException;

/** The edge for plain JDBC: lends a connection for one piece of work and translates what the driver throws. Thread-safe if its lenders are. */
final class Connections {
    private final Dialect dialect;
    private final Lender reads;
    private final Lender writes;

    Connections(Dialect dialect, Lender reads, Lender writes) {
        this.dialect = dialect;
        this.reads = reads;
        this.writes = writes;
    }

    Dialect dialect() {
        return dialect;
    }

    <T> T read(Lender.Work<T> work) {
        return run(reads, work);
    }

    <T> T write(Lender.Work<T> work) {
        return run(writes, work);
    }

    private <T> T run(Lender lender, Lender.Work<T> work) {
        try {
            return lender.lend(work);
        } catch (SQLException e) {
            throw dialect.translate(e);
        }
    }
}
