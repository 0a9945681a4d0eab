package io.languard.persistence.user;

import io.languard.spi.user.TotpRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code user_totp}. */
@Entity
@Table(name = "user_totp")
class TotpEntity {

    @Id
    @Column(name = "user_id")
    private int userId;

    private String secret;

    private boolean confirmed;

    @Column(name = "last_step")
    private long lastStep;

    protected TotpEntity() {}

    TotpEntity(int userId, String secret) {
        this.userId = userId;
        this.secret = secret;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    boolean isUnconfirmed(String candidate) {
        return !confirmed && secret.equals(candidate);
    }

    void replace(String other) {
        secret = other;
    }

    void confirm(long step) {
        confirmed = true;
        lastStep = step;
    }

    TotpRecord toRecord(int recoveryCodes) {
        return new TotpRecord(userId, secret, confirmed, lastStep, recoveryCodes);
    }
}
