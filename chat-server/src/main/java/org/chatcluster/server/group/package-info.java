/** Groups: creating, joining, quitting, listing. */
@NullMarked
package org.chatcluster.server.group;

import org.jspecify.annotations.NullMarked;
