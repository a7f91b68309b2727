/** What the parts of a node throw at each other: the no of a rule, and the failure of the database. */
@NullMarked
package org.chatcluster.server.error;

import org.jspecify.annotations.NullMarked;
