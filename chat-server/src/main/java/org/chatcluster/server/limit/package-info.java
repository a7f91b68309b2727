/** How often somebody may do something: token buckets per address, account and session. */
@NullMarked
package org.chatcluster.server.limit;

import org.jspecify.annotations.NullMarked;
