package io.languard.security.key;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AesSecretBoxTest {

    private static final String CONTEXT = "server/5/rcon/rcon_password";

    @TempDir
    Path folder;

    private AesSecretBox box;

    @BeforeEach
    void open() {
        box = new AesSecretBox(new DerivedKeys(folder.resolve("secret.key")));
    }

    @Test
    void opensWhatItSealed() {
        for (String plain : new String[] {"", "secret", "sécret 😀\0", "x".repeat(10_000)}) {
            String sealed = box.seal(plain, CONTEXT);
            assertThat(sealed).startsWith("v1:").doesNotContain("secret");
            assertThat(box.open(sealed, CONTEXT)).isEqualTo(plain);
        }
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(box.seal("secret", CONTEXT)).isNotEqualTo(box.seal("secret", CONTEXT));
    }

    @Test
    void rejectsAnotherContext() {
        String sealed = box.seal("secret", CONTEXT);
        assertError(ErrorCode.INTERNAL_ERROR, () -> box.open(sealed, "server/6/rcon/rcon_password"));
    }

    @Test
    void rejectsAnotherKey() {
        String sealed = box.seal("secret", CONTEXT);
        AesSecretBox other = new AesSecretBox(new DerivedKeys(folder.resolve("other.key")));
        assertError(ErrorCode.INTERNAL_ERROR, () -> other.open(sealed, CONTEXT))
                .withMessageContaining("secret.key")
                .withMessageNotContaining(sealed);
    }

    @Test
    void detectsEveryChangedByte() {
        byte[] bytes = Base64.getDecoder().decode(box.seal("secret", CONTEXT).substring(3));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String changed = "v1:" + Base64.getEncoder().encodeToString(bytes);
            assertError(ErrorCode.INTERNAL_ERROR, () -> box.open(changed, CONTEXT));
            bytes[i] ^= 1;
        }
    }

    @Test
    void rejectsMalformedInput() {
        for (String sealed : new String[] {null, "", "secret", "v1:", "v1:!!!", "v1:AAAA", "v2:AAAA", "***"}) {
            assertError(ErrorCode.INTERNAL_ERROR, () -> box.open(sealed, CONTEXT));
        }
    }
}
