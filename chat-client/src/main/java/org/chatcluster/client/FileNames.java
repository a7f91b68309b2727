package org.chatcluster.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of files that belong to one server and device, whatever these are called. Immutable. */
public final class FileNames {
    private static final int CHARACTERS = 32;

    private final String place;

    /** Names for clients of {@code config}. */
    public FileNames(ClientConfig config) {
        this.place = config.host() + "\n" + config.port() + "\n" + config.device() + "\n";
    }

    /** A name for what belongs to {@code whose} there: the same for the same, another for any other. */
    public String of(String whose) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((place + whose).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
