package org.chatcluster.testkit.terminal;

import java.util.Optional;
import org.chatcluster.testkit.Skipped;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where tmux is missing, and says so where a reader of the build's output sees it. */
final class TmuxCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = TmuxServer.whyMissing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("tmux is installed");
        }
        Skipped.say(context.getDisplayName(), missing.get());
        return ConditionEvaluationResult.disabled(missing.get());
    }
}
