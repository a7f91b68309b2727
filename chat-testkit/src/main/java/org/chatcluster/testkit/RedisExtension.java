package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a real Redis: a parameter of type {@link TestRedis} is one empty Redis per test class. It is the one that
 * CHAT_TEST_REDIS_URL names (without a password, and it is emptied), else a {@link RedisServer}, which takes milliseconds to start.
 */
public final class RedisExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RedisExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestRedis.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent() && ofClass.getParent().isPresent()) {
            ofClass = ofClass.getParent().get();
        }
        return ofClass.getStore(NAMESPACE)
                .computeIfAbsent(Server.class, key -> Server.find(System.getenv()), Server.class)
                .redis();
    }

    /** {@code started} is null where it is somebody else's. */
    private record Server(TestRedis redis, @Nullable RedisServer started) implements AutoCloseable {
        static Server find(Map<String, String> environment) {
            String url = environment.get("CHAT_TEST_REDIS_URL");
            if (url == null || url.isEmpty()) {
                RedisServer started = RedisServer.start();
                return new Server(new TestRedis(started.url()), started);
            }
            try {
                String answer = RedisCommand.ask(url, "FLUSHALL");
                if (!answer.equals("+OK")) {
                    throw new IllegalStateException("CHAT_TEST_REDIS_URL cannot be emptied: " + answer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Server(new TestRedis(url), null);
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
