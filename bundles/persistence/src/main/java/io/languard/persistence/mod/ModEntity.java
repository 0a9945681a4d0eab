package io.languard.persistence.mod;

import io.languard.service.mod.Mod;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code mods}. */
@Entity
@Table(name = "mods")
class ModEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "game_type")
    private String gameType;

    private String name;

    @Lob
    @Column(name = "folder_path")
    private String folderPath;

    @Column(name = "workshop_id")
    private @Nullable String workshopId;

    @Lob
    private @Nullable String description;

    protected ModEntity() {}

    ModEntity(Mod mod) {
        gameType = mod.gameType();
        name = mod.name();
        folderPath = mod.folderPath();
        workshopId = mod.workshopId();
        description = mod.description();
    }

    Mod toMod() {
        return new Mod(id, gameType, name, folderPath, workshopId, description);
    }
}
