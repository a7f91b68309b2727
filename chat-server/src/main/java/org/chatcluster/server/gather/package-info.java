/** What many ask at the same time, asked of the database in one statement. */
@NullMarked
package org.chatcluster.server.gather;

import org.jspecify.annotations.NullMarked;
