package io.languard.security.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** Hashes with bcrypt. bcrypt uses 72 bytes at most, so longer passwords are first reduced to 64 bytes by SHA-512. */
final class BcryptPasswordHasher implements PasswordHasher {

    private static final Version VERSION = Version.VERSION_2B;

    private final LongPasswordStrategy longPasswords = LongPasswordStrategies.hashSha512(VERSION);
    private final BCrypt.Hasher hasher = BCrypt.with(VERSION, new SecureRandom(), longPasswords);
    private final BCrypt.Verifyer verifyer = BCrypt.verifyer(VERSION, longPasswords);
    private final int cost;

    BcryptPasswordHasher(int cost) {
        this.cost = cost;
    }

    @Override
    public String hash(String password) {
        return new String(hasher.hash(cost, bytes(password)), StandardCharsets.US_ASCII);
    }

    @Override
    public boolean matches(String password, String hash) {
        return verifyer.verify(bytes(password), hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    @Override
    public String dummyHash() {
        char[] filler = new char[53];
        Arrays.fill(filler, '.');
        return String.format("$2b$%02d$", cost) + new String(filler);
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
