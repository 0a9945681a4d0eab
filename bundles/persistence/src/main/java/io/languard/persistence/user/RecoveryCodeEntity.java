package io.languard.persistence.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code recovery_codes}: a code that has not been used. */
@Entity
@Table(name = "recovery_codes")
class RecoveryCodeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "user_id")
    private int userId;

    @Column(name = "code_hash")
    private String hash;

    protected RecoveryCodeEntity() {}

    RecoveryCodeEntity(int userId, String hash) {
        this.userId = userId;
        this.hash = hash;
    }
}
