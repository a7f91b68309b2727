/** Tests of the headless client: its logic on a clock that passes by hand, and all of it against a scripted server. */
@NullMarked
package org.chatcluster.client;

import org.jspecify.annotations.NullMarked;
