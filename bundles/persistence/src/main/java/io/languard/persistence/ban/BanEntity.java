package io.languard.persistence.ban;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.service.ban.Ban;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code bans}. */
@Entity
@Table(name = "bans")
class BanEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "server_id", updatable = false)
    private int serverId;

    private String guid;

    private @Nullable String name;

    @Lob
    private String reason;

    @Column(name = "banned_by")
    private String bannedBy;

    @Column(name = "banned_at")
    private long bannedAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    @Column(name = "in_game")
    private boolean inGame;

    @Column(name = "listed_as")
    private @Nullable String listedAs;

    protected BanEntity() {}

    BanEntity(Ban ban) {
        serverId = ban.serverId();
        change(ban);
    }

    final void change(Ban ban) {
        guid = ban.identity();
        name = ban.name();
        reason = ban.reason();
        bannedBy = ban.bannedBy();
        bannedAt = ban.bannedAt().toEpochMilli();
        expiresAt = millis(ban.expiresAt());
        inGame = ban.inGame();
        listedAs = ban.listedAs();
    }

    Ban toBan() {
        return new Ban(
                id,
                serverId,
                guid,
                name,
                reason,
                bannedBy,
                Instant.ofEpochMilli(bannedAt),
                instant(expiresAt),
                inGame,
                listedAs);
    }
}
