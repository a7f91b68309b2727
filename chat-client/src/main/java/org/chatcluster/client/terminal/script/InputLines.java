package org.chatcluster.client.terminal.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chatcluster.common.protocol.Limits;

/**
 * The lines of an input in UTF-8. One that is no such text, or longer than any message, is refused by its number; those behind it
 * can be read all the same. On one thread.
 */
public final class InputLines {
    /** No request is longer. */
    static final int MAX_BYTES = Limits.MAX_FRAME_FROM_CLIENT;

    private static final int END = -1;

    private final InputStream in;
    private long number;
    private boolean amidLine;

    /** Reads {@code in} byte by byte: it should be buffered. */
    public InputLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; empty when there is none. Throws {@link ExitException} if it is refused. */
    public Optional<String> next() throws IOException {
        skipRest();
        int read = in.read();
        if (read == END) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (read != '\n' && read != END) {
            if (line.size() == MAX_BYTES) {
                amidLine = true;
                throw tooLong(name());
            }
            line.write(read);
            read = in.read();
        }
        String text = decode(line.toByteArray(), name());
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void skipRest() throws IOException {
        while (amidLine) {
            int skipped = in.read();
            amidLine = skipped != '\n' && skipped != END;
        }
    }

    private String name() {
        return "Line " + number + " of the input";
    }

    /** The text of {@code bytes}; {@code name} is what to call them where they are none. */
    static String decode(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ExitException(Exit.USAGE, name + " is not UTF-8.");
        }
    }

    static ExitException tooLong(String name) {
        return new ExitException(Exit.REJECTED, name + " has more than " + MAX_BYTES + " bytes.");
    }
}
