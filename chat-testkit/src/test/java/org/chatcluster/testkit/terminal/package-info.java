@NullMarked
package org.chatcluster.testkit.terminal;

import org.jspecify.annotations.NullMarked;
