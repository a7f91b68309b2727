package org.chatcluster.testkit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Says which test is skipped and why, where a reader of the build's output sees it. Stateless. */
public final class Skipped {
    private Skipped() {}

    public static void say(String test, String why) {
        // Not System.out: the build keeps that in files, and this is for whoever reads what the build prints. Never to
        // be closed.
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        console.println("SKIPPED " + test + ": " + why);
    }
}
