package io.languard.shell.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.Set;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/**
 * What the shell proves its identity with: {@code shell.key} for itself alone, {@code shell.key.pub} for clients on this
 * machine to compare. Made at the first start, in the format of OpenSSH.
 */
final class HostKey {

    private static final String COMMENT = "languard";

    private HostKey() {}

    /** The key in this folder. */
    static KeyPair readOrCreate(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("shell.key");
        if (Files.notExists(file)) {
            Files.createDirectories(folder);
            write(file, privateText(generate()), "rw-------");
        }
        KeyPair pair = read(file);
        byte[] publicText =
                (PublicKeyEntry.toString(pair.getPublic()) + " " + COMMENT + "\n").getBytes(StandardCharsets.US_ASCII);
        write(folder.resolve("shell.key.pub"), publicText, "rw-r--r--");
        return pair;
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        Collection<KeyPair> pairs = OpenSSHKeyPairResourceParser.INSTANCE.loadKeyPairs(
                null, NamedResource.ofName(file.toString()), null, new ByteArrayInputStream(Files.readAllBytes(file)));
        if (pairs.size() != 1) {
            throw new IOException(file + " holds no key; remove it to have a new one made");
        }
        return pairs.iterator().next();
    }

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] privateText(KeyPair pair) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, COMMENT, null, out);
        return out.toByteArray();
    }

    /** Written beside its place and moved there whole, so that a crash never leaves half a file. */
    private static void write(Path file, byte[] content, String permissions) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file, permissions))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] mode(Path file, String permissions) throws IOException {
        FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
