package org.chatcluster.server.cluster;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a node keeps in Redis to show that it lives. {@code generation} rises whenever the node finds its lease gone, so that what
 * was written under an earlier one is dead for good and whoever removes it cannot hit what was written again. Immutable.
 */
public record Lease(NodeRef node, int generation) {
    private static final String LEAVING = "leaving";
    private static final int BOOT_DIGITS = 16;

    /** The value of {@code chat:node:{node}}, which begins every field that was written under this lease. */
    public String value() {
        return boot(node) + "." + generation;
    }

    /** The value with which a node says that it is about to go: nothing that it wrote counts any more. */
    public String leavingValue() {
        return boot(node) + "." + LEAVING;
    }

    /** Whether a node's value shows that it lives, or has lived until a moment ago and says that it goes. */
    public static boolean isOf(NodeRef node, @Nullable String value) {
        return value != null && value.startsWith(boot(node) + ".");
    }

    /** Whether a node's value shows that it lives and does not say that it goes: only then does an entry that is not there mean something. */
    public static boolean isSteady(NodeRef node, @Nullable String value) {
        return value != null && isOf(node, value) && parse(node.name(), value) != null;
    }

    /** The lease of {@code node} with this value, or null if it is none. */
    static @Nullable Lease parse(String node, String value) {
        try {
            long boot = HexFormat.fromHexDigitsToLong(value, 0, BOOT_DIGITS);
            return new Lease(new NodeRef(node, boot), Integer.parseInt(value.substring(BOOT_DIGITS + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static String boot(NodeRef node) {
        return HexFormat.of().toHexDigits(node.boot());
    }
}
