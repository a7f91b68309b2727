/** A cluster on one machine to look at and play with. */
@NullMarked
package org.chatcluster.testkit.demo;

import org.jspecify.annotations.NullMarked;
