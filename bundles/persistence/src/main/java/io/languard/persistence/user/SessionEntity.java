package io.languard.persistence.user;

import io.languard.spi.user.SessionRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code sessions}. */
@Entity
@Table(name = "sessions")
class SessionEntity {

    @Id
    @Column(name = "token_id")
    private String tokenId;

    @Column(name = "user_id")
    private int userId;

    @Column(name = "expires_at")
    private long expiresAt;

    protected SessionEntity() {}

    SessionEntity(SessionRecord session) {
        tokenId = session.tokenId();
        userId = session.userId();
        expiresAt = session.expiresAt().toEpochMilli();
    }

    SessionRecord toRecord() {
        return new SessionRecord(tokenId, userId, Instant.ofEpochMilli(expiresAt));
    }
}
