package org.chatcluster.common.protocol;

import java.util.List;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** LOGIN_MSG: makes a connection the session of an account on a device. */
public record LoginRequest(Credentials credentials, String device, long attempt, Backlog backlog, List<Cursor> cursors)
        implements Request {
    /** The device of a client that names none. */
    public static final String DEFAULT_DEVICE = "console";
    /** What {@code attempt} is where the client gave none. */
    public static final long NO_ATTEMPT = Long.MIN_VALUE;

    /** Refuses what PROTOCOL.md does not allow. */
    public LoginRequest {
        Limits.requireDevice(device);
        if (cursors.size() > Limits.MAX_CURSORS) {
            throw new BadValueException(
                    FieldName.CURSORS, "has " + cursors.size() + " entries (expected 0.." + Limits.MAX_CURSORS + ")");
        }
        cursors = List.copyOf(cursors);
    }

    @Override
    public MsgType type() {
        return MsgType.LOGIN_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        credentials.write(out);
        out.text(FieldName.DEVICE, device);
        out.numberUnless(NO_ATTEMPT, FieldName.ATTEMPT, attempt);
        backlog.write(out);
        if (!cursors.isEmpty()) {
            out.list(FieldName.CURSORS, cursors, Cursor::write);
        }
    }

    /** Reads the fields of this type. */
    public static LoginRequest read(Fields in) {
        String device = in.findText(FieldName.DEVICE);
        return new LoginRequest(
                Credentials.read(in),
                device == null ? DEFAULT_DEVICE : device,
                in.longOr(FieldName.ATTEMPT, -Limits.MAX_EXACT, Limits.MAX_EXACT, NO_ATTEMPT),
                Backlog.read(in),
                in.list(FieldName.CURSORS).stream().map(Cursor::read).toList());
    }
}
