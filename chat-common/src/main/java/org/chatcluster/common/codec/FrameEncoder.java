package org.chatcluster.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.FieldsWriter;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Reply;

/** Turns a message into a frame: length, then JSON with {@code msgid} first. Thread-safe. */
public final class FrameEncoder {
    /** What {@code rid} is where the request had none. */
    public static final long NO_RID = -1;

    private static final int TYPICAL_FRAME_BYTES = 256;

    private final FastThreadLocal<FieldsWriter> writers = new FastThreadLocal<>() {
        @Override
        protected FieldsWriter initialValue() {
            return new FieldsWriter();
        }
    };

    private final FastThreadLocal<ByteBuf> scratches = new FastThreadLocal<>() {
        @Override
        protected ByteBuf initialValue() {
            return Unpooled.buffer(TYPICAL_FRAME_BYTES);
        }
    };

    /** A frame of its own, which the caller must write or release. */
    public ByteBuf encode(ByteBufAllocator allocator, Message message, long rid) {
        ByteBuf frame = allocator.buffer(TYPICAL_FRAME_BYTES);
        boolean complete = false;
        try {
            append(frame, message, rid);
            complete = true;
            return frame;
        } finally {
            if (!complete) {
                frame.release();
            }
        }
    }

    /** A frame of its own on the heap. */
    public byte[] encode(Message message, long rid) {
        ByteBuf scratch = scratches.get().clear();
        append(scratch, message, rid);
        return ByteBufUtil.getBytes(scratch);
    }

    /** Appends a frame to {@code out}. */
    public void append(ByteBuf out, Message message, long rid) {
        int start = out.writerIndex();
        out.writeInt(0);
        FieldsWriter fields = writers.get();
        fields.begin(out);
        writeFields(message, rid, fields);
        fields.end();
        out.setInt(start, out.writerIndex() - start - FrameDecoder.LENGTH_BYTES);
    }

    private static void writeFields(Message message, long rid, FieldsWriter fields) {
        fields.number(FieldName.MSGID, message.type().number());
        fields.numberUnless(NO_RID, FieldName.RID, rid);
        if (message instanceof Reply) {
            fields.number(FieldName.ERRNO, message instanceof Refusal refusal ? refusal.errno() : 0);
        }
        message.write(fields);
    }
}
