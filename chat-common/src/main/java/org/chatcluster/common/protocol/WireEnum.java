package org.chatcluster.common.protocol;

import java.util.Locale;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;

/** Enums that stand on the wire as the lower-case name of their constant. */
final class WireEnum {
    private WireEnum() {}

    static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Fields in, FieldName field, Class<E> type) {
        String name = in.requireText(field);
        for (E constant : type.getEnumConstants()) {
            if (wireName(constant).equals(name)) {
                return constant;
            }
        }
        throw new BadValueException(field, "has an unknown value");
    }
}
