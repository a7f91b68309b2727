package org.chatcluster.server.e2e;

import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class their {@link NodeUsers} on one packaged node that all classes share. */
final class SharedNodeExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedNodeExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NodeUsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        NodeProcess node = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(NodeProcess.class, key -> NodeProcess.start(NodeOptions.sqlite()), NodeProcess.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent(NodeUsers.class, key -> new NodeUsers(node), NodeUsers.class);
    }
}
