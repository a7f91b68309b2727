/** The network edge: the pipeline, the connection, its deadlines and its end. */
@NullMarked
package org.chatcluster.server.net;

import org.jspecify.annotations.NullMarked;
