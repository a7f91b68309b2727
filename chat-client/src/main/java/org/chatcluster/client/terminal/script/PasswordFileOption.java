package org.chatcluster.client.terminal.script;

import picocli.CommandLine.Option;

/** A file that a password is in. */
final class PasswordFileOption {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            defaultValue = "",
            description = "a file that has the password")
    String name = "";
}
