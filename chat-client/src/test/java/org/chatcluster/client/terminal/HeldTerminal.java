package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal whose other end the test holds. */
final class HeldTerminal {
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String ENTER = "\r";

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ExternalTerminal terminal;

    HeldTerminal() throws IOException {
        PipedInputStream in = new PipedInputStream(keys, 1 << 16);
        terminal = new ExternalTerminal("test", "xterm", in, screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(100, 30));
    }

    Terminal terminal() {
        return terminal;
    }

    void press(String typed) throws IOException {
        keys.write(typed.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** Everything that was ever shown, as it came. */
    String raw() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** The same without colours and movements. */
    String shown() {
        return raw().replaceAll("\u001B\\[[0-9;?]*[a-zA-Z]", "");
    }

    void awaitShown(String text) {
        awaitShownAfter(0, text);
    }

    /** As {@link #awaitShown}, behind so many characters. */
    void awaitShownAfter(int before, String text) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shown().substring(before)).contains(text));
    }

    /** The input ends. */
    void hangUp() throws IOException {
        keys.close();
    }
}
