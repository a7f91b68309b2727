package org.chatcluster.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes and one lane, the first of OWASP's recommended settings. A hash carries its settings and is
 * written as the reference implementation does: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Takes some 30 ms of one core:
 * never call it on an event loop. Thread-safe.
 */
final class PasswordHasher implements Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    private final String unmatchable;

    PasswordHasher() {
        unmatchable = encode(MEMORY_KIB, PASSES, LANES, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    }

    @Override
    public String unmatchable() {
        return unmatchable;
    }

    @Override
    public String hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return encode(MEMORY_KIB, PASSES, LANES, salt, compute(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
    }

    @Override
    public boolean matches(String password, String encoded) {
        String[] parts = encoded.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            throw new IllegalArgumentException("A stored password hash is not Argon2id, version 19.");
        }
        String[] costs = parts[3].split(",", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual = compute(password, cost(costs[0]), cost(costs[1]), cost(costs[2]), salt, expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static int cost(String nameAndValue) {
        return Integer.parseInt(nameAndValue.substring(2));
    }

    private static byte[] compute(String password, int memoryKib, int passes, int lanes, byte[] salt, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
