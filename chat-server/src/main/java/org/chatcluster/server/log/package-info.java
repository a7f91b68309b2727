/** The log: the rows that are the messages, who numbers them (lanes) and who reads them again. */
@NullMarked
package org.chatcluster.server.log;

import org.jspecify.annotations.NullMarked;
