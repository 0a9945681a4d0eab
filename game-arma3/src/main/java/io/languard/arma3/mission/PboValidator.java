package io.languard.arma3.mission;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Validates a PBO sequentially without unpacking it: a table of contents, the data in the same order, then a zero byte
 * and the SHA-1 hash of everything before (Bohemia wiki: PBO File Format).
 *
 * <p>Missions that protect themselves from being unpacked list a file twice, with an unknown method, or have an empty
 * property. The game loads them, so these are warnings; that the file is complete is shown by its sizes and its hash.
 */
final class PboValidator {

    private static final long STORED = 0;
    private static final long PACKED = 0x43707273L;
    private static final long ENCRYPTED = 0x456e6372L;
    private static final long PRODUCT = 0x56657273L;
    private static final int MAX_RECORDS = 65_535;
    private static final int TRAILER = 21;
    private static final int MIN_SIZE = 42;
    private static final int MAX_EMPTY_PROPERTIES = 3;

    private final PboReader in;
    private final MessageDigest digest;
    private final int emptyProperties;
    private final Set<String> names = new HashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private long dataBytes;

    private PboValidator(PboReader in, MessageDigest digest, int emptyProperties) {
        this.in = in;
        this.digest = digest;
        this.emptyProperties = emptyProperties;
    }

    /**
     * Returns the contents of a file.
     *
     * @throws PboException if the file is not a valid PBO
     */
    static PboContents validate(Path file) throws IOException, PboException {
        long size = Files.size(file);
        if (size < MIN_SIZE - TRAILER) {
            throw new PboException("it is too short");
        }
        try {
            return validate(file, size, 0);
        } catch (PboException e) {
            // An empty property looks like the end of the properties, so it takes a second reading to distinguish them.
            for (int empty = 1; empty <= MAX_EMPTY_PROPERTIES; empty++) {
                try {
                    return validate(file, size, empty);
                } catch (PboException again) {
                    // The first problem is reported.
                }
            }
            throw e;
        }
    }

    private static PboContents validate(Path file, long size, int emptyProperties) throws IOException, PboException {
        MessageDigest digest = sha1();
        try (BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            PboValidator check = new PboValidator(new PboReader(stream, digest), digest, emptyProperties);
            check.table();
            check.data(size);
            return new PboContents(check.names, List.copyOf(check.warnings));
        } catch (EOFException e) {
            throw new PboException("it ends too early");
        }
    }

    private void table() throws IOException, PboException {
        for (int record = 0; record <= MAX_RECORDS; record++) {
            String name = in.readName();
            long kind = in.readNumber();
            long original = in.readNumber();
            long offset = in.readNumber();
            long time = in.readNumber();
            long size = in.readNumber();
            if (name.isEmpty() && kind == PRODUCT && record == 0) {
                properties();
            } else if (name.isEmpty()) {
                if ((kind | original | offset | time | size) != 0) {
                    throw new PboException("its table of contents has an entry without a name");
                }
                return;
            } else {
                file(name, kind);
                dataBytes += size;
            }
        }
        throw new PboException("it contains too many files");
    }

    private void properties() throws IOException, PboException {
        for (int empty = emptyProperties; true; ) {
            boolean last = in.readName().isEmpty();
            if (last && empty == 0) {
                return;
            }
            if (last) {
                empty--;
                warnings.add("The file has an empty property");
            }
            in.readName();
        }
    }

    private void file(String name, long kind) {
        if (kind != STORED && kind != PACKED && kind != ENCRYPTED) {
            warnings.add("The file lists a file with an unknown packing method");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            warnings.add("The file lists a file twice");
        }
    }

    private void data(long fileSize) throws IOException, PboException {
        long end = in.position() + dataBytes;
        if (end > fileSize) {
            throw new PboException("it ends too early");
        }
        in.skip(dataBytes);
        byte[] hash = digest.digest();
        byte[] trailer = in.readRemaining();
        // Some old tools write no hash.
        boolean valid = fileSize == end
                || fileSize == end + TRAILER
                        && trailer.length == TRAILER
                        && trailer[0] == 0
                        && Arrays.equals(hash, Arrays.copyOfRange(trailer, 1, TRAILER));
        if (!valid) {
            throw new PboException("its content does not match its hash");
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform provides SHA-1", e);
        }
    }
}
