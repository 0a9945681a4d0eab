package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartFailureFormatterTest {

    @Test
    void omitsTheClassName() {
        assertThat(StartFailureFormatter.oneLine(
                        "java.lang.IllegalStateException: Another Languard uses it\n\tat a.B.c(B.java:1)"))
                .isEqualTo("Another Languard uses it");
        assertThat(StartFailureFormatter.oneLine(
                        "java.lang.reflect.InvocationTargetException: null\n\tat a.B.c(B.java:1)\nCaused by: "
                                + "java.io.IOException: the disk is full\n\tat a.B.c(B.java:1)"))
                .isEqualTo("the disk is full");
        assertThat(StartFailureFormatter.oneLine("no class name: here")).isEqualTo("no class name: here");
        assertThat(StartFailureFormatter.oneLine("java.lang.NullPointerException"))
                .isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void usesTheFirstMessageThatIsNotThatOfItsCause() {
        assertThat(StartFailureFormatter.oneLine(new IllegalStateException(new IOException("the disk is full"))))
                .isEqualTo("the disk is full");
        assertThat(StartFailureFormatter.oneLine(new IOException("cannot save", new IOException("the disk is full"))))
                .isEqualTo("cannot save");
    }

    @Test
    void appendsTheRootCause() {
        assertThat(StartFailureFormatter.withRootCause(
                        new IOException("cannot save", new IllegalStateException(new IOException("full")))))
                .isEqualTo("cannot save: full");
        assertThat(StartFailureFormatter.withRootCause(new IOException("cannot save")))
                .isEqualTo("cannot save");
        assertThat(StartFailureFormatter.withRootCause(new IllegalStateException(new IOException("full"))))
                .isEqualTo("full");
    }
}
