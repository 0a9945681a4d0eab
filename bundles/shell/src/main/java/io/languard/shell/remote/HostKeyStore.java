package io.languard.shell.remote;

import io.languard.toolkit.file.OwnerOnlyFiles;
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
 * What the shell proves its identity with: {@code shell.key}, and {@code shell.key.pub} for {@code languard shell} to
 * compare. Made at the first start, in the format of OpenSSH.
 */
final class HostKeyStore {

    private static final String COMMENT = "languard";

    private HostKeyStore() {}

    /** The key in this folder. */
    static KeyPair readOrCreate(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("shell.key");
        if (Files.notExists(file)) {
            Files.createDirectories(folder);
            OwnerOnlyFiles.replace(file, privateText(generate()));
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
}
