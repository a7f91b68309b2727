package org.chatcluster.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a database on a real server: a parameter of type {@link TestDatabase} is one empty database per test class, one of type
 * {@link TestDatabases} makes as many as it is asked for. The server is shared by the JVM: the one that CHAT_TEST_DB_URL,
 * CHAT_TEST_DB_USER and CHAT_TEST_DB_PASSWORD name, else a {@link MariaDbServer}.
 */
public final class MariaDbExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(MariaDbExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == TestDatabases.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Server.class, key -> Server.find(System.getenv()), Server.class);
        ExtensionContext ofClass = ofClass(context);
        TestDatabases databases = ofClass.getStore(NAMESPACE)
                .computeIfAbsent(TestDatabases.class, key -> server.databases(), TestDatabases.class);
        if (parameter.getParameter().getType() == TestDatabases.class) {
            return databases;
        }
        return ofClass.getStore(NAMESPACE)
                .computeIfAbsent(TestDatabase.class, key -> databases.create(), TestDatabase.class);
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent() && found.getParent().isPresent()) {
            found = found.getParent().get();
        }
        return found;
    }

    /** The shared server: {@code started} is null where it is somebody else's. */
    private record Server(
            String url,
            String user,
            String password,
            @Nullable MariaDbServer started) implements AutoCloseable {
        static Server find(Map<String, String> environment) {
            String url = environment.get("CHAT_TEST_DB_URL");
            if (url != null && !url.isEmpty()) {
                return new Server(
                        url,
                        environment.getOrDefault("CHAT_TEST_DB_USER", ""),
                        environment.getOrDefault("CHAT_TEST_DB_PASSWORD", ""),
                        null);
            }
            MariaDbServer started = MariaDbServer.start();
            return new Server(started.jdbcUrl(""), started.user(), started.password(), started);
        }

        TestDatabases databases() {
            return new TestDatabases(url, user, password);
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
