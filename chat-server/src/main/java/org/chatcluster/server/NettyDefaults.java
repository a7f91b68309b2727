package org.chatcluster.server;

import java.util.Map;

/**
 * What Netty is told before its classes are loaded, unless the command line says otherwise. The pooled allocator is the one that
 * everything was measured with. The leak detector writes down where one buffer of 128 came from, which was 7 % of the event loops' work; the
 * tests watch every buffer.
 */
final class NettyDefaults {
    private static final Map<String, String> DEFAULTS =
            Map.of("io.netty.allocator.type", "pooled", "io.netty.leakDetection.level", "disabled");

    private NettyDefaults() {}

    static void set() {
        DEFAULTS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
