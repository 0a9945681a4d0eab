package io.languard.lxc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyReaderTest {

    /** RFC 5915, section 3, with the curve P-384. */
    @Test
    void readsKeysOfTheEnginesOwnClient() throws Exception {
        ECPrivateKey key = (ECPrivateKey) pair("secp384r1").getPrivate();
        byte[] number = key.getS().toByteArray();
        byte[] padded = new byte[48];
        int length = Math.min(48, number.length);
        System.arraycopy(number, number.length - length, padded, 48 - length, length);
        String der = "303e0201010430" + HexFormat.of().formatHex(padded) + "a00706052b81040022";

        ECPrivateKey read = (ECPrivateKey)
                PemKeyReader.read(pem("EC PRIVATE KEY", HexFormat.of().parseHex(der)));
        assertThat(read.getS()).isEqualTo(key.getS());
        assertThat(read.getParams().getCurve()).isEqualTo(key.getParams().getCurve());
    }

    /** RFC 8017, appendix A.1.2: the content of PKCS #8 after 26 bytes. */
    @Test
    void readsOlderRsaKeys() throws Exception {
        PrivateKey key = pair("RSA").getPrivate();
        byte[] der = key.getEncoded();

        assertThat(PemKeyReader.read(pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, 26, der.length))))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp521r1", "RSA", "Ed25519"})
    void readsPkcs8OfEveryKind(String kind) throws Exception {
        PrivateKey key = pair(kind).getPrivate();

        assertThat(PemKeyReader.read(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMIGk\n-----END EC PRIVATE KEY-----"
            })
    void rejectsAnythingElse(String pem) {
        assertThatThrownBy(() -> PemKeyReader.read(pem)).isInstanceOf(InvalidKeySpecException.class);
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private static KeyPair pair(String kind) throws Exception {
        boolean curve = kind.startsWith("secp");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve ? "EC" : kind);
        if (curve) {
            generator.initialize(new ECGenParameterSpec(kind));
        }
        return generator.generateKeyPair();
    }
}
