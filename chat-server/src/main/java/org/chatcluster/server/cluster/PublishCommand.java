package org.chatcluster.server.cluster;

import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.netty.buffer.ByteBuf;

/** One PUBLISH that tells its {@link Publisher} how it has ended. Confined to the thread of the bus once it is dispatched. */
final class PublishCommand extends Command<String, ByteBuf, Long> {
    private static final PayloadCodec CODEC = new PayloadCodec();

    private final Publisher publisher;
    private final int bytes;

    PublishCommand(Publisher publisher, String channel, ByteBuf payload) {
        super(
                CommandType.PUBLISH,
                new IntegerOutput<>(CODEC),
                new CommandArgs<>(CODEC).addKey(channel).addValue(payload));
        this.publisher = publisher;
        this.bytes = payload.readableBytes();
    }

    /** What it weighs while it is under way. */
    int bytes() {
        return bytes;
    }

    @Override
    public void complete() {
        if (!isDone()) {
            super.complete();
            publisher.ended(this, !getOutput().hasError());
        }
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        if (isDone()) {
            return false;
        }
        boolean changed = super.completeExceptionally(failure);
        publisher.ended(this, false);
        return changed;
    }

    @Override
    public void cancel() {
        if (!isDone()) {
            super.cancel();
            publisher.ended(this, false);
        }
    }
}
