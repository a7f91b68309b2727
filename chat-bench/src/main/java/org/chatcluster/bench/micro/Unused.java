package org.chatcluster.bench.micro;

import java.lang.reflect.Proxy;

/** Stands for a part that a benchmark must name and never calls. */
final class Unused {
    private Unused() {}

    /** An instance of {@code type} whose every method fails. */
    static <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            throw new UnsupportedOperationException(method.getName() + " is not part of this benchmark.");
        }));
    }
}
