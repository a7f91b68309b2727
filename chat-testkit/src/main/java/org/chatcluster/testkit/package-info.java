/** Fixtures for tests: databases and nodes as processes of the operating system, and what all of them need. */
@NullMarked
package org.chatcluster.testkit;

import org.jspecify.annotations.NullMarked;
