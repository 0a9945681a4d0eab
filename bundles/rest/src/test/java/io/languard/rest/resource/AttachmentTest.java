package io.languard.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {

    @Test
    void aPlainNameIsQuoted() {
        assertThat(Attachment.of("profiles/server.cfg")).isEqualTo("attachment; filename=\"server.cfg\"");
    }

    @Test
    void nothingInANameEndsTheHeader() {
        assertThat(Attachment.of("a\"\r\nX: *ж.cfg"))
                .isEqualTo("attachment; filename=\"a___X_ __.cfg\"; filename*=UTF-8''a%22%0D%0AX%3A%20%2A%D0%B6.cfg");
    }
}
