package org.chatcluster.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the address of the server on a thread of its own, so that the event loop does not wait for name servers that do not answer.
 * One question at a time: who asks before it is answered gets the same answer. Confined to the client's event loop.
 */
final class HostLookup {
    private static final Logger LOG = LoggerFactory.getLogger(HostLookup.class);

    private final String host;
    private final HostResolver resolver;
    private final Executor loop;
    private @Nullable CompletableFuture<InetAddress> asked;

    HostLookup(String host, HostResolver resolver, Executor loop) {
        this.host = host;
        this.resolver = resolver;
        this.loop = loop;
    }

    /** Completes on the event loop, in the resolver's own time; fails with what the resolver says. */
    CompletableFuture<InetAddress> find() {
        if (asked != null) {
            return asked;
        }
        CompletableFuture<InetAddress> result = new CompletableFuture<>();
        asked = result;
        Thread thread = new Thread(() -> resolve(result), "chat-client-resolver");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** On a thread of its own. */
    private void resolve(CompletableFuture<InetAddress> result) {
        try {
            InetAddress address = resolver.resolve(host);
            answer(() -> result.complete(address));
        } catch (UnknownHostException | RuntimeException e) {
            answer(() -> result.completeExceptionally(e));
        }
    }

    private void answer(Runnable outcome) {
        try {
            loop.execute(() -> {
                asked = null;
                outcome.run();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The client was closed before the address was known", e);
        }
    }
}
