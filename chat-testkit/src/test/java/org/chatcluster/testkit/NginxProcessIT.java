package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@RequiresNginx
class NginxProcessIT {
    private static final int TIMEOUT_MILLIS = 30_000;

    @Test
    void hands_a_connection_to_a_node_with_the_address_of_the_client_in_front() throws IOException {
        try (ServerSocket node = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                NginxProcess nginx = NginxProcess.start(List.of(node.getLocalPort()));
                Socket client = connect(nginx, "127.0.0.7")) {
            node.setSoTimeout(TIMEOUT_MILLIS);
            client.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();

            String expected =
                    "PROXY TCP4 127.0.0.7 127.0.0.1 " + client.getLocalPort() + " " + nginx.port() + "\r\nhello\n";
            try (Socket accepted = node.accept()) {
                accepted.setSoTimeout(TIMEOUT_MILLIS);
                assertThat(new String(accepted.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void lets_the_other_direction_go_on_when_one_has_ended() throws IOException {
        try (ServerSocket node = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                NginxProcess nginx = NginxProcess.start(List.of(node.getLocalPort()));
                Socket client = connect(nginx, "127.0.0.1")) {
            node.setSoTimeout(TIMEOUT_MILLIS);
            client.setSoTimeout(TIMEOUT_MILLIS);
            try (Socket accepted = node.accept()) {
                accepted.setSoTimeout(TIMEOUT_MILLIS);
                accepted.getOutputStream().write('b');
                accepted.shutdownOutput();
                assertThat(client.getInputStream().readAllBytes()).containsExactly('b');

                client.getOutputStream().write("still here".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                assertThat(new String(accepted.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .endsWith("still here");
            }
        }
    }

    @Test
    void leaves_no_process_behind() {
        NginxProcess nginx = NginxProcess.start(List.of(FreePort.find()));
        // It starts them when it listens already.
        List<ProcessHandle> processes = Awaitility.await()
                .until(
                        () -> ProcessHandle.of(nginx.pid())
                                .orElseThrow()
                                .descendants()
                                .toList(),
                        workers -> !workers.isEmpty());

        nginx.close();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ProcessHandle.of(nginx.pid())).isEmpty();
    }

    private static Socket connect(NginxProcess nginx, String from) throws IOException {
        return new Socket(nginx.host(), nginx.port(), InetAddress.getByName(from), 0);
    }
}
