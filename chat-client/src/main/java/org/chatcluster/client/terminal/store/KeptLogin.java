package org.chatcluster.client.terminal.store;

import org.chatcluster.client.RefusedException;
import org.chatcluster.common.protocol.ErrorCode;

/** What becomes of a token that did not work. */
public final class KeptLogin {
    private KeptLogin() {}

    public static void forgetIfRefused(TokenStore tokens, TokenStore.Stored kept, Throwable failure) {
        if (failure instanceof RefusedException refused && refused.is(ErrorCode.REFUSED)) {
            tokens.remove(kept.name());
        }
    }
}
