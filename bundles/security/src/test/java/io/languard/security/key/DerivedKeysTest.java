package io.languard.security.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedKeysTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("data/secret.key");
    }

    @Test
    void createsTheFileOnceForItsOwnerOnly() throws IOException {
        DerivedKeys first = new DerivedKeys(file);
        byte[] bytes = Files.readAllBytes(file);

        DerivedKeys second = new DerivedKeys(file);

        assertThat(bytes).hasSize(32);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(second.tokens().getEncoded()).isEqualTo(first.tokens().getEncoded());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void derivesAKeyPerPurpose() throws IOException {
        DerivedKeys derivedKeys = new DerivedKeys(file);
        byte[] tokens = derivedKeys.tokens().getEncoded();
        byte[] secrets = derivedKeys.secrets().getEncoded();

        assertThat(tokens).hasSize(32).isNotEqualTo(secrets).isNotEqualTo(Files.readAllBytes(file));
        assertThat(secrets).hasSize(32).isNotEqualTo(Files.readAllBytes(file));
        assertThat(new DerivedKeys(folder.resolve("other.key")).tokens().getEncoded())
                .isNotEqualTo(tokens);
    }

    @Test
    void ignoresTheTemporaryFileOfACrash() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file.resolveSibling("secret.key.new"), new byte[7]);

        new DerivedKeys(file);

        assertThat(Files.readAllBytes(file)).hasSize(32);
    }

    @Test
    void rejectsAFileOfAnotherSizeWithoutChangingIt() throws IOException {
        Files.createDirectories(file.getParent());
        for (int size : new int[] {0, 31, 33, 4096}) {
            Files.write(file, new byte[size]);
            assertThatIllegalStateException()
                    .isThrownBy(() -> new DerivedKeys(file))
                    .withMessageContaining(file.toString())
                    .withMessageContaining("must have 32 bytes");
            assertThat(Files.size(file)).isEqualTo(size);
        }
    }

    @Test
    void rejectsAFolder() throws IOException {
        Files.createDirectories(file);
        assertThatIllegalStateException()
                .isThrownBy(() -> new DerivedKeys(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void restrictsTooWidePermissions() throws IOException {
        new DerivedKeys(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        new DerivedKeys(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
