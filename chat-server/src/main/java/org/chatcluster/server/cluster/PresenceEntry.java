package org.chatcluster.server.cluster;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session as it stands in {@code chat:presence:{user}}: one field for each, so that a node removes only what it wrote itself.
 * {@code number} is unique within the lease; {@code attempt} and {@code time} are those of the login. Immutable.
 */
public record PresenceEntry(Lease lease, long number, String device, long attempt, long time) {
    /** The name of the field: what wrote it, and the device. */
    String field() {
        return lease.value() + "." + number + " " + device;
    }

    /** The value of the field. */
    String value() {
        return attempt + " " + time + " " + lease.node().name();
    }

    /** The entry of a field, or null if it is none. */
    static @Nullable PresenceEntry parse(Map.Entry<String, String> field) {
        String[] key = field.getKey().split(" ", 2);
        String[] value = field.getValue().split(" ", 3);
        int dot = key[0].lastIndexOf('.');
        if (key.length != 2 || value.length != 3 || dot < 0) {
            return null;
        }
        Lease lease = Lease.parse(value[2], key[0].substring(0, dot));
        try {
            return lease == null
                    ? null
                    : new PresenceEntry(
                            lease,
                            Long.parseLong(key[0].substring(dot + 1)),
                            key[1],
                            Long.parseLong(value[0]),
                            Long.parseLong(value[1]));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
