package org.chatcluster.server.delivery;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import org.chatcluster.common.protocol.Message;

/** The way to a client. Confined to its {@link #loop}, which is the only method for other threads. */
public interface Outlet {
    /** The event loop of the connection. */
    Executor loop();

    /** Whether the client keeps up: false while it has much to read, and after the end. */
    boolean isWritable();

    /** Writes encoded frames, which it releases, without a flush. */
    void write(ByteBuf frames);

    /** Writes an encoded frame, of which it keeps nothing, without a flush. */
    void write(byte[] frame);

    /** Writes a message without a flush. {@code rid} is that of the request it answers, or NO_RID. */
    void write(Message message, long rid);

    /** Sends what was written. */
    void flush();

    /** The number of sends that wait for their outcome has changed. */
    void sendsInFlight(int sends);
}
