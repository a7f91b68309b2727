package org.chatcluster.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7",
        "10.0.0.0/8, 10.255.0.1",
        "10.1.2.3/8, 10.9.9.9",
        "0.0.0.0/0, 192.0.2.1",
        "192.0.2.128/25, 192.0.2.255",
        "fd00::/8, fdff::1",
        "::/0, 2001:db8::1",
        "2001:db8::7, 2001:db8:0:0::7",
        "::1, ::1",
        "::ffff:10.0.0.0/104, 10.3.4.5",
        "10.0.0.0/8, ::ffff:10.3.4.5"
    })
    void contains(String range, String address) throws Exception {
        assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.8",
        "10.0.0.0/8, 11.0.0.0",
        "192.0.2.128/25, 192.0.2.127",
        "0.0.0.0/0, 2001:db8::1",
        "::/0, 192.0.2.1",
        "fd00::/8, fe00::1",
        "2001:db8::/33, 2001:db8:8000::"
    })
    void does_not_contain(String range, String address) throws Exception {
        assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "10",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                ":",
                ":::",
                "fd00::/129",
                "fd00::g",
                "::ffff:10.0.0.0/95",
                "fe80::1%eth0",
                "10.0.0.0-10.0.0.9"
            })
    void refuses(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}
