package org.chatcluster.server.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that share their first bits with {@code network}; a single address is a range of one. Immutable. */
public record AddressRange(InetAddress network, int prefixBits) {
    /** Nothing but addresses in digits, so that no name is ever looked up. */
    private static final Pattern RANGE =
            Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[\\p{XDigit}:.]*:[\\p{XDigit}:.]*)(?:/(\\d{1,3}))?");

    private static final int IPV6_BITS = 128;

    /** Reads {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}; bits behind the prefix do not matter. */
    static Optional<AddressRange> parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean writtenAsIpv6 = matcher.group(1).indexOf(':') >= 0;
        try {
            InetAddress network = InetAddress.getByName(matcher.group(1));
            int bits = bits(network);
            // Java takes ::ffff:10.0.0.0 for the IPv4 address in it.
            int mapped = writtenAsIpv6 ? IPV6_BITS - bits : 0;
            int prefix = matcher.group(2) == null ? bits : Integer.parseInt(matcher.group(2)) - mapped;
            return prefix >= 0 && prefix <= bits ? Optional.of(new AddressRange(network, prefix)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address is one of them; an IPv4-mapped IPv6 address counts as the IPv4 address. */
    public boolean contains(InetAddress address) {
        return bits(address) == bits(network) && prefix(address).equals(prefix(network));
    }

    private BigInteger prefix(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(bits(address) - prefixBits);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixBits;
    }
}
