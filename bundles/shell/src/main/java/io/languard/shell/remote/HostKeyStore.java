package io.languard.shell.remote;

import io.languard.service.file.OwnerOnlyFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/**
 * Stores the shell's SSH host key in OpenSSH format: {@code shell.key}, and {@code shell.key.pub} against which
 * {@code languard shell} verifies it. The key is generated at the first start.
 */
final class HostKeyStore {

    private static final String COMMENT = "languard";

    private HostKeyStore() {}

    /** Returns the key pair in this folder, generating it if the file does not exist. */
    static KeyPair readOrCreate(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("shell.key");
        if (Files.notExists(file)) {
            Files.createDirectories(folder);
            OwnerOnlyFiles.replace(file, encodePrivate(generate()));
        }
        KeyPair pair = read(file);
        byte[] publicText =
                (PublicKeyEntry.toString(pair.getPublic()) + " " + COMMENT + "\n").getBytes(StandardCharsets.US_ASCII);
        OwnerOnlyFiles.replace(folder.resolve("shell.key.pub"), publicText);
        return pair;
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        Collection<KeyPair> pairs = OpenSSHKeyPairResourceParser.INSTANCE.loadKeyPairs(
                null, NamedResource.ofName(file.toString()), null, new ByteArrayInputStream(Files.readAllBytes(file)));
        if (pairs.size() != 1) {
            throw new IOException(file + " contains no single key; delete the file to generate a new one");
        }
        return pairs.iterator().next();
    }

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] encodePrivate(KeyPair pair) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, COMMENT, null, out);
        return out.toByteArray();
    }
}
