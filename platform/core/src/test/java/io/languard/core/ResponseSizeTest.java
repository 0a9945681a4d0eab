package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.ban.GameBan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseSizeTest {

    final ResponseSize size = new ResponseSize(10, 100);

    @Test
    void textsCountAtAnyDepth() {
        size.add("12345");
        size.add(List.of(Map.of("key", Optional.of("value")), new Object[] {Path.of("file")}));
        size.add(new GameBan("identity", null, "why", null));
        assertThat(size.characters()).isEqualTo(5 + 3 + 5 + 4 + 8 + 3);
        size.addText("x".repeat(72));
        assertThatThrownBy(() -> size.add("x")).hasMessage("more than 100 characters");
    }

    @Test
    void elementsCountAtAnyDepth() {
        size.add(List.of(Map.of("one", 1, "two", 2), List.of(3, 4, 5), new Object[] {6}));
        assertThatThrownBy(() -> size.add(List.of(7, 8))).hasMessage("more than 10 elements");
    }

    @Test
    void aListThatHardlyEndsIsRejectedWithoutBeingCopied() {
        assertThatThrownBy(() -> new ResponseSize().add(Collections.nCopies(Integer.MAX_VALUE, "")))
                .hasMessage("more than 100000 elements");
    }

    @Test
    void aListThatContainsItselfIsRejected() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatThrownBy(() -> new ResponseSize().add(circle))
                .isInstanceOf(ResponseSize.ExceededException.class)
                .hasMessage("values nested more than 50 levels deep");
    }

    /** A record of an adapter may be one of its services, whose methods must not be called here. */
    @Test
    void recordsThatAreNotOfTheApiAreNotOpened() {
        size.add(new Closed("x".repeat(200)));
        assertThat(size.characters()).isZero();
    }

    record Closed(String text) {}
}
