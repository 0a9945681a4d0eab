package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.mission.MissionService;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mission.RotationEntryView;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A fake with one mission; uploads are hashed and discarded. */
public final class FakeMissions implements MissionService {

    private static final int BUFFER = 8192;

    private final FakeServers servers;
    public volatile String uploaded;
    public volatile String failed;
    public volatile long size;
    public List<NewRotationEntry> rotation;

    public FakeMissions(FakeServers servers) {
        this.servers = servers;
    }

    public static MissionView view(int id, String fileName, long size) {
        return new MissionView(
                id, fileName, fileName.replace(".pbo", ""), "Altis", size, Instant.parse("2026-04-16T09:00:00.5Z"));
    }

    @Override
    public void require(Actor actor, int serverId) {
        if (!servers.get(actor, serverId).gameType().equals("arma3")) {
            throw new LanguardException(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED, "Missions not supported for game type 'rust'");
        }
    }

    @Override
    public List<MissionView> list(Actor actor, int serverId) {
        require(actor, serverId);
        return List.of(view(1, "MyMission.Altis.pbo", 102400));
    }

    @Override
    public MissionView upload(Actor actor, int serverId, String fileName, InputStream content) {
        require(actor, serverId);
        servers.fail();
        uploaded = null;
        failed = null;
        size = 0;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read; (read = content.read(buffer)) >= 0; size += read) {
                digest.update(buffer, 0, read);
            }
            uploaded = actor.name() + " " + fileName + " " + HexFormat.of().formatHex(digest.digest());
            return view(2, fileName, size);
        } catch (IOException e) {
            failed = fileName;
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failed = fileName;
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void delete(Actor actor, int serverId, int missionId) {
        require(actor, serverId);
        find(missionId);
        servers.fail();
    }

    @Override
    public List<RotationEntryView> rotation(Actor actor, int serverId) {
        require(actor, serverId);
        return List.of(new RotationEntryView(1, 0, 1, "MyMission.Altis", "Regular", Map.of("RespawnDelay", 15)));
    }

    @Override
    public List<RotationEntryView> replaceRotation(Actor actor, int serverId, List<NewRotationEntry> entries) {
        entries.forEach(entry -> find(entry.missionId()));
        rotation = entries;
        return rotation(actor, serverId);
    }

    private static void find(int missionId) {
        if (missionId != 1) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Mission with id " + missionId + " not found");
        }
    }
}
