package org.chatcluster.common.json;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the payload of a frame, in one pass, into {@link Fields}. Holds every payload to RFC 8259 and to the JSON limits of
 * PROTOCOL.md §1, in unknown fields too. Confined to one thread: the returned object is filled again by the next call.
 */
public final class FieldsReader {
    /** PROTOCOL.md §1: nesting, the object itself being 1. */
    static final int MAX_DEPTH = 16;

    private final Fields root = new Fields();
    private final JsonScanner json = new JsonScanner();
    private byte[] scratch = new byte[1024];

    /** Reads all of {@code payload}; its reader index moves to the end. */
    public Fields read(ByteBuf payload) throws MalformedJsonException {
        int length = payload.readableBytes();
        byte[] bytes = scratch(length);
        payload.readBytes(bytes, 0, length);
        json.begin(bytes, length);
        if (json.peek() != '{') {
            throw new MalformedJsonException("The frame is not a JSON object.");
        }
        readObject(root, 1);
        if (json.peek() != JsonScanner.END) {
            throw new MalformedJsonException("Something follows the JSON object.");
        }
        return root;
    }

    private byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Integer.highestOneBit(length - 1) << 1];
        }
        return scratch;
    }

    /** {@code depth} is that of the object itself. */
    private void readObject(Fields into, int depth) throws MalformedJsonException {
        into.clear();
        if (isEmpty('{', '}', depth)) {
            return;
        }
        do {
            FieldName field = json.name();
            if (field == null) {
                skipValue(depth);
            } else {
                readField(field, into, depth);
            }
        } while (json.goesOn('}'));
    }

    private void readField(FieldName field, Fields into, int depth) throws MalformedJsonException {
        switch (json.peek()) {
            case '"' -> {
                json.string();
                into.putText(field, json.text(), !json.wasEscaped());
            }
            case '[' -> into.put(field, readArray(depth + 1));
            case 't' -> {
                json.word("true");
                into.put(field, true);
            }
            case 'f' -> {
                json.word("false");
                into.put(field, false);
            }
            case '{', 'n' -> {
                skipValue(depth);
                into.put(field, Fields.Kind.OTHER);
            }
            default -> {
                Fields.Kind kind = json.number();
                if (kind == Fields.Kind.INTEGER) {
                    into.put(field, json.integer());
                } else {
                    into.put(field, kind);
                }
            }
        }
    }

    private Object readArray(int depth) throws MalformedJsonException {
        List<Fields> items = new ArrayList<>();
        boolean onlyObjects = true;
        if (!isEmpty('[', ']', depth)) {
            do {
                if (json.peek() == '{') {
                    Fields item = new Fields();
                    readObject(item, depth + 1);
                    items.add(item);
                } else {
                    onlyObjects = false;
                    skipValue(depth);
                }
            } while (json.goesOn(']'));
        }
        return onlyObjects ? new Fields.FieldsList(items) : Fields.Kind.OTHER;
    }

    /** Passes over a value nobody asked for, which must be valid and within the limits all the same. {@code depth} is what it stands in. */
    private void skipValue(int depth) throws MalformedJsonException {
        switch (json.peek()) {
            case '"' -> json.string();
            case 't' -> json.word("true");
            case 'f' -> json.word("false");
            case 'n' -> json.word("null");
            case '{' -> skipObject(depth + 1);
            case '[' -> skipArray(depth + 1);
            default -> json.number();
        }
    }

    private void skipObject(int depth) throws MalformedJsonException {
        if (isEmpty('{', '}', depth)) {
            return;
        }
        do {
            var unused = json.name();
            skipValue(depth);
        } while (json.goesOn('}'));
    }

    private void skipArray(int depth) throws MalformedJsonException {
        if (isEmpty('[', ']', depth)) {
            return;
        }
        do {
            skipValue(depth);
        } while (json.goesOn(']'));
    }

    /** Passes over the beginning of an object or a list, and over its end if that is next. */
    private boolean isEmpty(char open, char close, int depth) throws MalformedJsonException {
        if (depth > MAX_DEPTH) {
            throw new MalformedJsonException("There are more than " + MAX_DEPTH + " levels.");
        }
        return json.take(open) && json.take(close);
    }
}
