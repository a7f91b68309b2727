package org.chatcluster.client.terminal.script;

import picocli.CommandLine.Option;

/** The conversation that a command is about. */
final class TargetOption {
    @Option(
            names = {"-t", "--to"},
            paramLabel = "@NAME|#GROUP",
            required = true,
            description = "the conversation; also a number: 12 is a user, #3 a group")
    String word = "";
}
