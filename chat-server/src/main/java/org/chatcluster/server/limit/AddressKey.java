package org.chatcluster.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address. */
final class AddressKey {
    /** The smallest IPv6 network that a provider hands out: whoever has one address of it has all. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private AddressKey() {}

    /** An IPv4 address itself, of an IPv6 address its /64. */
    static String of(InetAddress address) {
        if (address instanceof Inet6Address) {
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES));
        }
        return address.getHostAddress();
    }
}
