/** What nodes tell each other. All of it is news of rows that are committed, and may be lost, repeated or late. */
@NullMarked
package org.chatcluster.server.cluster;

import org.jspecify.annotations.NullMarked;
