/** Accounts: names, passwords and tokens. */
@NullMarked
package org.chatcluster.server.account;

import org.jspecify.annotations.NullMarked;
