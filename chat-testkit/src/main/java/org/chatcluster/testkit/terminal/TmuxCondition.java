package org.chatcluster.testkit.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        // Not System.out: the build keeps that in files, and this is for whoever reads what the build prints. Never to
        // be closed.
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        console.println("SKIPPED " + context.getDisplayName() + ": " + missing.get());
        return ConditionEvaluationResult.disabled(missing.get());
    }
}
