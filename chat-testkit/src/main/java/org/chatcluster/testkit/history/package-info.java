/** What clients saw, recorded, and the judgement whether the promise of the protocol was kept. */
@NullMarked
package org.chatcluster.testkit.history;

import org.jspecify.annotations.NullMarked;
