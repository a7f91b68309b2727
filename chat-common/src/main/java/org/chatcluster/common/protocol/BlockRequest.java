package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.FieldsWriter;

/** BLOCK_MSG: keeps user {@code userId} from writing to the sender, or lets them again. */
public record BlockRequest(int userId, boolean block) implements Request {
    @Override
    public MsgType type() {
        return MsgType.BLOCK_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.USERID, userId);
        out.flag(FieldName.BLOCK, block);
    }
}
