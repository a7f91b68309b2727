package org.chatcluster.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where nginx is missing, and says so where a reader of the build's output sees it. */
final class NginxCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(NginxCondition.class))
                .computeIfAbsent(Found.class, key -> new Found(NginxBinary.whyMissing()), Found.class)
                .missing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("nginx is installed");
        }
        Skipped.say(context.getDisplayName(), missing.get());
        return ConditionEvaluationResult.disabled(missing.get());
    }

    private record Found(Optional<String> missing) {}
}
