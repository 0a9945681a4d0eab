package io.languard.security.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryCodeTextTest {

    @Test
    void tenCodesAreGeneratedThatPeopleCanType() {
        List<String> codes = RecoveryCodeText.generate();

        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}"));
    }

    @Test
    void caseAndSeparatorsDoNotMatter() {
        assertThat(RecoveryCodeText.hash("ABCD efgh-2345 MNPQ"))
                .isEqualTo(RecoveryCodeText.hash("abcd-efgh-2345-mnpq"))
                .hasSize(64)
                .isNotEqualTo(RecoveryCodeText.hash("abcd-efgh-2345-mnpr"));
    }
}
