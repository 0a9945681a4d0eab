package io.languard.rest.fake;

import io.languard.service.deploy.AdapterFile.AdapterState;
import io.languard.service.deploy.AdapterReport;
import io.languard.service.deploy.AdapterReport.AdapterGame;
import io.languard.service.deploy.AdapterReport.AdapterPart;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.game.Capability;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;

/** A fake with one working adapter and one that is no bundle. */
public final class FakeDiagnosis implements DiagnosisService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    @Override
    public List<DiagnosisFinding> diagnose(Actor actor, String gameType, Capability capability) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AdapterReport> adapters(Actor actor) {
        return List.of(
                new AdapterReport(
                        "arma3.jar",
                        AdapterState.ACTIVE,
                        "com.example.arma3",
                        "1.0.0",
                        null,
                        TIME,
                        List.of(new AdapterGame(
                                "arma3",
                                List.of(
                                        new AdapterPart("game", true, null),
                                        new AdapterPart("log_parser", false, "its constructor failed"))))),
                new AdapterReport("x.jar", AdapterState.BROKEN, null, null, "not a bundle", TIME, List.of()));
    }
}
