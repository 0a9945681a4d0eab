package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingBodiesTest {

    private final WaitingBodies waiting = new WaitingBodies();
    private final List<String> givenUp = new ArrayList<>();

    /** A body whose client does not send the rest. */
    private final class SilentBody implements WaitingBodies.WaitingBody {

        private final String name;

        SilentBody(String name) {
            this.name = name;
        }

        @Override
        public void giveUp() {
            givenUp.add(name);
        }
    }

    private List<SilentBody> add(int bodies) {
        List<SilentBody> added = IntStream.range(0, bodies)
                .mapToObj(i -> new SilentBody("body " + i))
                .toList();
        added.forEach(waiting::add);
        return added;
    }

    @Test
    void asManyAsTheMaximumWait() {
        add(WaitingBodies.MAX_WAITING);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void beyondTheMaximumTheOldestIsGivenUp() {
        add(WaitingBodies.MAX_WAITING + 2);
        assertThat(givenUp).containsExactly("body 0", "body 1");
    }

    @Test
    void aBodyThatContinuesToWaitNeitherCountsTwiceNorBecomesYounger() {
        List<SilentBody> bodies = add(WaitingBodies.MAX_WAITING);
        waiting.add(bodies.get(0));
        assertThat(givenUp).isEmpty();
        waiting.add(new SilentBody("late"));
        assertThat(givenUp).containsExactly("body 0");
    }

    @Test
    void aBodyThatHasArrivedMakesRoom() {
        List<SilentBody> bodies = add(WaitingBodies.MAX_WAITING);
        waiting.remove(bodies.get(5));
        waiting.add(new SilentBody("late"));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void aBodyThatWasGivenUpIsNotGivenUpAgain() {
        List<SilentBody> bodies = add(WaitingBodies.MAX_WAITING + 1);
        waiting.remove(bodies.get(0));
        waiting.add(new SilentBody("late"));
        assertThat(givenUp).containsExactly("body 0", "body 1");
    }
}
