package org.chatcluster.client;

import org.chatcluster.common.protocol.LoginReply;

/**
 * A login that was accepted. {@code resumed} tells that the client went on with the session it had; {@code resent} is how many
 * chat messages of unknown outcome it sends again. Immutable.
 */
public record Session(LoginReply login, boolean resumed, int resent) {}
