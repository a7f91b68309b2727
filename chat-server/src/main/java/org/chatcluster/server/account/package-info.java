/** Accounts: registration, login by password or token, logout. */
@NullMarked
package org.chatcluster.server.account;

import org.jspecify.annotations.NullMarked;
