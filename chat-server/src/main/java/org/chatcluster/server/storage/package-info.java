/** What keeps the rows: SQLite or MySQL by JDBC, behind the DAO interfaces of the features. */
@NullMarked
package org.chatcluster.server.storage;

import org.jspecify.annotations.NullMarked;
