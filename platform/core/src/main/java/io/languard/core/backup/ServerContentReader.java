package io.languard.core.backup;

import static java.util.Objects.requireNonNull;

import io.languard.service.mod.Mod;
import io.languard.spi.backup.StoredContent;
import io.languard.spi.backup.StoredContent.ModItem;
import io.languard.spi.backup.StoredContent.RotationItem;
import io.languard.spi.config.ConfigStore;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mod.ModStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what the database holds of a server and belongs in a backup. */
@Component(service = ServerContentReader.class)
public class ServerContentReader {

    private final ConfigStore configs;
    private final MissionStore missions;
    private final ModStore mods;

    @Activate
    public ServerContentReader(
            @Reference ConfigStore configs, @Reference MissionStore missions, @Reference ModStore mods) {
        this.configs = configs;
        this.missions = missions;
        this.mods = mods;
    }

    StoredContent read(int serverId) {
        return new StoredContent(configs.sections(serverId), rotation(serverId), mods(serverId));
    }

    /** Returns the registered folders of mods. */
    List<Path> modFolders() {
        return mods.list().stream().map(mod -> Path.of(mod.folderPath())).toList();
    }

    private List<RotationItem> rotation(int serverId) {
        Map<Integer, MissionRecord> byId =
                missions.list(serverId).stream().collect(Collectors.toMap(MissionRecord::id, Function.identity()));
        List<RotationItem> items = new ArrayList<>();
        missions.rotation(serverId).forEach(entry -> {
            MissionRecord mission = byId.get(entry.missionId());
            if (mission != null) {
                items.add(new RotationItem(
                        mission.fileName(),
                        mission.missionName(),
                        mission.terrain(),
                        entry.difficulty(),
                        entry.params()));
            }
        });
        return items;
    }

    private List<ModItem> mods(int serverId) {
        Map<Integer, String> names = mods.list().stream().collect(Collectors.toMap(Mod::id, Mod::name));
        return mods.enabled(serverId).stream()
                .filter(mod -> names.containsKey(mod.modId()))
                .map(mod -> new ModItem(requireNonNull(names.get(mod.modId())), mod.serverOnly(), mod.sortOrder()))
                .toList();
    }
}
