package io.languard.persistence.player;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.logstore.CaseFolding;
import io.languard.service.event.AddressMasker;
import io.languard.service.player.PlayerSessionRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code visits}, the table of player sessions. */
@Entity
@Table(name = "visits")
class PlayerSessionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "server_id", updatable = false)
    private int serverId;

    @Column(name = "slot_id")
    private String slotId;

    private String name;

    private @Nullable String guid;

    private @Nullable String address;

    @Column(name = "joined_at")
    private long joinedAt;

    @Column(name = "left_at")
    private @Nullable Long leftAt;

    @Lob
    @Column(name = "game_data")
    private String gameData;

    /** Name and guid in case-folded form, because databases differ in which texts they consider equal. */
    @Column(name = "search_text")
    private String searchText;

    protected PlayerSessionEntity() {}

    PlayerSessionEntity(PlayerSessionRecord session) {
        serverId = session.serverId();
        change(session);
    }

    final void change(PlayerSessionRecord session) {
        slotId = session.slotId();
        name = session.name();
        guid = session.identity();
        address = session.address();
        joinedAt = session.joinedAt().toEpochMilli();
        leftAt = millis(session.leftAt());
        gameData = session.gameData();
        // Not a guid that is an address: readers who may not see it could guess it by searching.
        boolean searchable = guid != null && AddressMasker.mask(guid).equals(guid);
        searchText = CaseFolding.fold(searchable ? name + '\n' + guid : name);
    }

    PlayerSessionRecord toRecord() {
        return new PlayerSessionRecord(
                id, serverId, slotId, name, guid, address, Instant.ofEpochMilli(joinedAt), instant(leftAt), gameData);
    }
}
