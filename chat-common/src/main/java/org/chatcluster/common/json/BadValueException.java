package org.chatcluster.common.json;

/** A field of a well-formed message is missing, of the wrong type or out of range (errno 103). Carries no stack trace. */
public final class BadValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FieldName field;

    /** {@code problem} follows the name of the field: "is missing", "is 70000 (expected 0..65535)". */
    public BadValueException(FieldName field, String problem) {
        super(field.wireName() + " " + problem, null, false, false);
        this.field = field;
    }

    /** The field that is at fault. */
    public FieldName field() {
        return field;
    }
}
