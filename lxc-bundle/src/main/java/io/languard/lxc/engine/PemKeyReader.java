package io.languard.lxc.engine;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads private keys in PEM format. The JDK supports only PKCS #8 (RFC 5958). The engines' own clients write the older
 * {@code EC PRIVATE KEY} (RFC 5915), and older tools {@code RSA PRIVATE KEY} (RFC 8017); both are converted to PKCS #8.
 */
final class PemKeyReader {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:EC |RSA )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    private static final byte[] VERSION = hex("020100");
    private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
    private static final byte[] EC = hex("06072a8648ce3d0201");

    private PemKeyReader() {}

    static PrivateKey read(String pem) throws GeneralSecurityException {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new InvalidKeySpecException("the file contains no unencrypted private key");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(
                switch (matcher.group(1)) {
                    case "EC " -> tagged(0x30, VERSION, tagged(0x30, EC, curve(der)), tagged(0x04, der));
                    case "RSA " -> tagged(0x30, VERSION, RSA, tagged(0x04, der));
                    default -> der;
                });
        for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // not a key of this algorithm
            }
        }
        throw new InvalidKeySpecException("the private key has an unsupported algorithm");
    }

    /** Returns the object identifier from the field {@code [0]}, which follows the version and the key. */
    private static byte[] curve(byte[] der) throws InvalidKeySpecException {
        try {
            int at = der[1] < 0 ? 2 + (der[1] & 0x7f) : 2;
            at += 2 + der[at + 1];
            at += 2 + der[at + 1];
            if ((der[at] & 0xff) != 0xa0) {
                throw new InvalidKeySpecException("the private key does not specify its curve");
            }
            byte[] identifier = new byte[der[at + 1]];
            System.arraycopy(der, at + 2, identifier, 0, identifier.length);
            return identifier;
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new InvalidKeySpecException("the private key is truncated", e);
        }
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length > 0xff) {
            whole.write(0x82);
            whole.write(length >> 8);
        } else if (length > 0x7f) {
            whole.write(0x81);
        }
        whole.write(length);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
