/** How rules say no. */
@NullMarked
package org.chatcluster.server.error;

import org.jspecify.annotations.NullMarked;
