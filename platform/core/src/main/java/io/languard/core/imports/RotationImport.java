package io.languard.core.imports;

import io.languard.api.config.ConfigImport.ImportedMission;
import io.languard.api.config.ConfigImport.NotTaken;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.service.mission.MissionService;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The missions that an imported file lists: those that the server has become its rotation, the others are reported. Not
 * thread-safe.
 */
final class RotationImport {

    private final MissionService missionService;
    private final Actor actor;
    private final int serverId;
    private final List<ImportedMission> taken = new ArrayList<>();
    private final List<NewRotationEntry> entries = new ArrayList<>();
    private final List<NotTaken> rejected = new ArrayList<>();

    RotationImport(
            Authorizer authorizer,
            MissionService missionService,
            Actor actor,
            int serverId,
            List<ImportedMission> missions) {
        this.missionService = missionService;
        this.actor = actor;
        this.serverId = serverId;
        if (missions.isEmpty()) {
            return;
        }
        if (!authorizer.isPermitted(actor, Permission.SERVER_MISSIONS, serverId)) {
            reject(missions, "the rotation requires the permission " + Permission.SERVER_MISSIONS.wireName());
            return;
        }
        try {
            match(missions, missionService.list(actor, serverId));
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.CAPABILITY_NOT_SUPPORTED) {
                throw e;
            }
            reject(missions, e.getMessage());
        }
    }

    /** Replaces the rotation, unless none of the missions is on the server. What prevents that is reported. */
    void store() {
        if (entries.isEmpty()) {
            return;
        }
        try {
            missionService.replaceRotation(actor, serverId, entries);
        } catch (LanguardException e) {
            reject(taken, "the rotation was not changed: " + e.getMessage());
            taken.clear();
        }
    }

    List<RotationEntry> entries() {
        return taken.stream().map(ImportedMission::entry).toList();
    }

    List<NotTaken> rejected() {
        return rejected;
    }

    private void match(List<ImportedMission> missions, List<MissionView> present) {
        Map<String, MissionView> exact = new TreeMap<>();
        Map<String, MissionView> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (MissionView mission : present) {
            exact.put(mission.missionName(), mission);
            anyCase.put(mission.missionName(), mission);
        }
        for (ImportedMission mission : missions) {
            RotationEntry entry = mission.entry();
            Optional.ofNullable(exact.getOrDefault(entry.missionName(), anyCase.get(entry.missionName())))
                    .ifPresentOrElse(
                            found -> {
                                taken.add(mission);
                                entries.add(new NewRotationEntry(found.id(), entry.difficulty(), entry.params()));
                            },
                            () -> reject(
                                    List.of(mission),
                                    "the server has no mission '" + entry.missionName()
                                            + "': upload it and import the file again"));
        }
    }

    private void reject(List<ImportedMission> missions, String reason) {
        missions.forEach(mission -> rejected.add(new NotTaken(mission.origin(), reason)));
    }
}
