/** What the machine can do at best, without a chat server: a relay, bare inserts, bare syncs. */
@NullMarked
package org.chatcluster.bench.floor;

import org.jspecify.annotations.NullMarked;
