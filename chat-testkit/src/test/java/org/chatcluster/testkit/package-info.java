/** Tests of the fixtures. */
@NullMarked
package org.chatcluster.testkit;

import org.jspecify.annotations.NullMarked;
