package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartFailureFormatterTest {

    @Test
    void leaveTheClassNameAway() {
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
    void areTheFirstMessageThatSaysMoreThanItsCause() {
        assertThat(StartFailureFormatter.oneLine(new IllegalStateException(new IOException("the disk is full"))))
                .isEqualTo("the disk is full");
        assertThat(StartFailureFormatter.oneLine(new IOException("can't save", new IOException("the disk is full"))))
                .isEqualTo("can't save");
    }

    @Test
    void areWholeWithTheLastCause() {
        assertThat(StartFailureFormatter.withRootCause(
                        new IOException("can't save", new IllegalStateException(new IOException("full")))))
                .isEqualTo("can't save: full");
        assertThat(StartFailureFormatter.withRootCause(new IOException("can't save")))
                .isEqualTo("can't save");
        assertThat(StartFailureFormatter.withRootCause(new IllegalStateException(new IOException("full"))))
                .isEqualTo("full");
    }
}
