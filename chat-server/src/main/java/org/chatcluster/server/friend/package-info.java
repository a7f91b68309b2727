/** Friends: asking, answering, ending, listing. */
@NullMarked
package org.chatcluster.server.friend;

import org.jspecify.annotations.NullMarked;
