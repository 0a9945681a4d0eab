package io.languard.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentDispositionTest {

    @Test
    void plainNameIsQuoted() {
        assertThat(ContentDisposition.attachment("profiles/server.cfg"))
                .isEqualTo("attachment; filename=\"server.cfg\"");
    }

    @Test
    void namesAreEscaped() {
        assertThat(ContentDisposition.attachment("a\"\r\nX: *ж.cfg"))
                .isEqualTo("attachment; filename=\"a___X_ __.cfg\"; filename*=UTF-8''a%22%0D%0AX%3A%20%2A%D0%B6.cfg");
    }
}
