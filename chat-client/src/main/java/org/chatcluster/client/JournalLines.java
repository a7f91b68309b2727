package org.chatcluster.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsReader;
import org.chatcluster.common.json.FieldsWriter;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.SendRequest;

/**
 * The lines of an {@link OutboxJournal}, in JSON with the names of PROTOCOL.md: {@code {"toid":2,"msg":"hi","cid":7,"time":1700000000000}}
 * adds a message, {@code {"kind":"ended","cid":7}} takes it away. Confined to one thread.
 */
final class JournalLines {
    private static final String ENDED = "ended";

    private final FieldsWriter writer = new FieldsWriter();

    /** What stands in a journal: the messages that were not taken away, and the length of its whole lines. */
    record Content(List<StoredMessage> live, int deadLines, int wholeBytes) {}

    ByteBuffer added(StoredMessage message) {
        return added(List.of(message));
    }

    ByteBuffer added(Collection<StoredMessage> messages) {
        ByteBuf out = Unpooled.buffer();
        for (StoredMessage message : messages) {
            writer.begin(out);
            message.request().write(writer);
            writer.number(FieldName.TIME, message.time());
            writer.end();
            out.writeByte('\n');
        }
        return out.nioBuffer();
    }

    ByteBuffer ended(long cid) {
        ByteBuf out = Unpooled.buffer();
        writer.begin(out);
        writer.text(FieldName.KIND, ENDED);
        writer.number(FieldName.CID, cid);
        writer.end();
        out.writeByte('\n');
        return out.nioBuffer();
    }

    /** Reads the whole lines of {@code content}; {@code file} is where they are from. */
    static Content read(byte[] content, Path file) throws IOException {
        FieldsReader reader = new FieldsReader();
        Map<Long, StoredMessage> live = new LinkedHashMap<>();
        ByteBuf in = Unpooled.wrappedBuffer(content);
        int lines = 0;
        for (int length = in.bytesBefore((byte) '\n'); length >= 0; length = in.bytesBefore((byte) '\n')) {
            lines++;
            try {
                apply(reader.read(in.readSlice(length)), live);
            } catch (MalformedJsonException | BadValueException e) {
                throw new IOException("Line " + lines + " of " + file + " is damaged: " + e.getMessage(), e);
            }
            in.skipBytes(1);
        }
        return new Content(List.copyOf(live.values()), lines - live.size(), in.readerIndex());
    }

    private static void apply(Fields line, Map<Long, StoredMessage> live) {
        if (line.has(FieldName.KIND)) {
            live.remove(line.requireLong(FieldName.CID, 1, Limits.MAX_EXACT));
            return;
        }
        SendRequest request = line.has(FieldName.TOID) ? SendRequest.readToUser(line) : SendRequest.readToGroup(line);
        long time = line.requireLong(FieldName.TIME, 0, Limits.MAX_EXACT);
        live.put(request.cid(), new StoredMessage(request, time));
    }
}
