package io.languard.rest.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdapterSlotTest {

    private final Set<Object> outdated = Set.of(new Object());
    private final List<Set<Object>> built = new ArrayList<>();
    private Optional<Set<Object>> current = Optional.of(outdated);
    private Runnable afterReading = () -> {};

    private final AdapterSlot slot = new AdapterSlot("arma3", this::read, resources -> {
        built.add(resources);
        return null;
    });

    private Optional<Set<Object>> read() {
        Optional<Set<Object>> found = current;
        Runnable change = afterReading;
        afterReading = () -> {};
        change.run();
        return found;
    }

    @Test
    void resourcesThatChangeWhileTheyAreReadAreReadAgain() {
        afterReading = () -> {
            current = Optional.empty();
            slot.invalidate();
        };
        assertThat(slot.acquire()).isEmpty();
        assertThat(built).isEmpty();
    }
}
