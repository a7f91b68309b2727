package org.chatcluster.server;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals that ask a process to end. A shutdown hook would not do: the JVM does not tell it of a second signal. The JDK has
 * {@code sun.misc.Signal} for it (JEP 260), reached by reflection because naming it is a warning that cannot be suppressed.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Calls {@code action} at every SIGTERM, SIGINT and SIGHUP from now on, each time on a new thread. */
    static void onTermination(Runnable action) {
        for (String name : List.of("TERM", "INT", "HUP")) {
            try {
                handle(name, () -> {
                    LOG.info("SIG{} received.", name);
                    action.run();
                });
            } catch (ReflectiveOperationException e) {
                LOG.warn("SIG{} keeps its usual effect: the node stops as if it crashed.", name, e);
            }
        }
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    action.run();
                    return null;
                });
        Object number = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, number, proxy);
    }
}
