/** The files that bring a cluster up, held against the code: a name that is changed on one side only fails here. */
@NullMarked
package org.chatcluster.server.deploy;

import org.jspecify.annotations.NullMarked;
