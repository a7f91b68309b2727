package org.chatcluster.client.terminal.script;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where data goes, in UTF-8; other than its kind it can say why it could not be written. Thread-safe. */
public final class DataStream extends PrintStream {
    private final Memory memory;
    private final BooleanSupplier hasReader;

    /** {@code hasReader} tells whether {@code to} goes to a program: when that cannot be written, the program has ended. */
    public DataStream(OutputStream to, BooleanSupplier hasReader) {
        this(new Memory(to), hasReader);
    }

    private DataStream(Memory memory, BooleanSupplier hasReader) {
        super(memory, true, StandardCharsets.UTF_8);
        this.memory = memory;
        this.hasReader = hasReader;
    }

    /** Keeps the first failure, which a {@link PrintStream} does not. */
    private static final class Memory extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        Memory(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }

    /** Why data is lost, if it is; a reader that wanted no more of it loses nothing. */
    Optional<IOException> findLoss() {
        return Optional.ofNullable(memory.failure).filter(failure -> !hasReader.getAsBoolean());
    }
}
