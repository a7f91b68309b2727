package org.chatcluster.common.protocol;

import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** What a login proves itself with. None of these shows its secret in {@code toString}. */
public sealed interface Credentials {
    /** Writes the fields of LOGIN_MSG that belong to this kind. */
    void write(FieldsWriter out);

    /** The user's id and password. */
    record ById(int id, String password) implements Credentials {
        /** Refuses a password that no account can have. */
        public ById {
            Limits.requirePassword(password);
        }

        @Override
        public void write(FieldsWriter out) {
            out.number(FieldName.ID, id);
            out.text(FieldName.PASSWORD, password);
        }

        @Override
        public String toString() {
            return "ById[id=" + id + "]";
        }
    }

    /** The user's name and password. */
    record ByName(String name, String password) implements Credentials {
        /** Refuses a name or password that no account can have. */
        public ByName {
            name = Limits.requireName(FieldName.NAME, name);
            Limits.requirePassword(password);
        }

        @Override
        public void write(FieldsWriter out) {
            out.text(FieldName.NAME, name);
            out.text(FieldName.PASSWORD, password);
        }

        @Override
        public String toString() {
            return "ByName[name=" + name + "]";
        }
    }

    /** A token of an earlier login on the same device or the one above it; {@code id} is whose it must be, 0 where the client did not say. */
    record ByToken(String token, int id) implements Credentials {
        @Override
        public void write(FieldsWriter out) {
            out.numberUnless(0, FieldName.ID, id);
            out.text(FieldName.TOKEN, token);
        }

        @Override
        public String toString() {
            return "ByToken[id=" + id + "]";
        }
    }

    /** Reads a token, or a password with exactly one of {@code id} and {@code name}. */
    static Credentials read(Fields in) {
        int id = in.intOr(FieldName.ID, 1, Limits.MAX_ID, 0);
        String name = in.findText(FieldName.NAME);
        String password = in.findText(FieldName.PASSWORD);
        String token = in.findText(FieldName.TOKEN);
        if (id != 0 && name != null) {
            throw new BadValueException(FieldName.ID, "and name: only one of the two is expected");
        }
        if (token != null) {
            if (password != null || name != null) {
                throw new BadValueException(
                        FieldName.TOKEN, "stands for name and password and cannot be given with them");
            }
            return new ByToken(token, id);
        }
        if (password == null) {
            throw new BadValueException(FieldName.PASSWORD, "is missing (or a token)");
        }
        if (name != null) {
            return new ByName(name, password);
        }
        if (id == 0) {
            throw new BadValueException(FieldName.ID, "is missing (or name)");
        }
        return new ById(id, password);
    }
}
