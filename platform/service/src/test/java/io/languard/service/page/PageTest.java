package io.languard.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final List<Integer> WHOLE = List.of(1, 2, 3, 4, 5);

    @Test
    void aPageOfAWholeListHasItsEntriesAndTheLengthOfTheList() {
        Page<Integer> page = Page.of(WHOLE, 2, 1);
        assertThat(page).containsExactly(2, 3);
        assertThat(page.total()).isEqualTo(5);
        assertThat(Page.of(WHOLE, 2, 9)).isEmpty();
        assertThat(Page.of(WHOLE, 2, 9).total()).isEqualTo(5);
    }

    @Test
    void countsOnlyIfThePageDoesNotShowTheLength() {
        assertThat(Page.of(List.of(4, 5), 3, 3, PageTest::unexpected).total()).isEqualTo(5);
        assertThat(Page.of(List.of(), 3, 0, PageTest::unexpected).total()).isZero();
        assertThat(Page.of(List.of(1, 2, 3), 3, 0, () -> 5).total()).isEqualTo(5);
        assertThat(Page.of(List.of(), 3, 9, () -> 5).total()).isEqualTo(5);
    }

    @Test
    void aMappedPageKeepsTheTotal() {
        Page<String> page = Page.of(WHOLE, 1, 0).map(String::valueOf);
        assertThat(page).containsExactly("1");
        assertThat(page.total()).isEqualTo(5);
    }

    private static long unexpected() {
        throw new AssertionError("counted");
    }
}
