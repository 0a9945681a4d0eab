package io.languard.deploy;

import io.languard.api.error.LanguardException;
import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.AdapterReport;
import io.languard.service.deploy.AdapterReport.AdapterGame;
import io.languard.service.deploy.AdapterReport.AdapterPart;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.deploy.DropFolderService;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.user.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * Explains why a game or one of its capabilities is unavailable, by comparing the components that bundles describe
 * with those that are registered.
 */
@Component(service = DiagnosisService.class)
public class DiagnosisComponent implements DiagnosisService {

    private static final String ANCHOR = "io.languard.api.GameAdapter";
    private static final String CONFIG_GENERATOR = "io.languard.api.config.ConfigGenerator";

    private final ComponentInspector componentInspector = new ComponentInspector();
    private final DropFolderService dropFolderService;
    private final GameService gameService;
    private final BundleContext context;
    private final RequirementExplainer requirementExplainer;

    @Activate
    public DiagnosisComponent(
            @Reference DropFolderService dropFolderService, @Reference GameService gameService, BundleContext context) {
        this.dropFolderService = dropFolderService;
        this.gameService = gameService;
        this.context = context;
        this.requirementExplainer = new RequirementExplainer(context);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindComponents(ServiceComponentRuntime runtime) {
        componentInspector.set(runtime);
    }

    void unbindComponents(ServiceComponentRuntime runtime) {
        componentInspector.unset(runtime);
    }

    @Override
    public List<DiagnosisFinding> diagnose(Actor actor, String gameType, @Nullable Capability capability) {
        List<AdapterFile> files = dropFolderService.files(actor); // checks the permission
        Optional<GameView> game = gameService.list().stream()
                .filter(view -> view.gameType().equals(gameType))
                .findFirst();
        List<DiagnosisFinding> findings =
                new ArrayList<>(findingsFor(files, gameType, DiagnosisFinding.GAME, ANCHOR, game.isPresent(), true));
        List<Capability> requested = capability == null ? gameService.capabilities() : List.of(capability);
        for (Capability each : requested) {
            boolean registered = game.isPresent() && game.get().supports(each);
            List<DiagnosisFinding> componentFindings =
                    findingsFor(files, gameType, each.wireName(), each.type(), registered, game.isPresent());
            findings.addAll(
                    registered && each.type().equals(CONFIG_GENERATOR)
                            ? checkSchemas(gameType, componentFindings)
                            : componentFindings);
        }
        if (findings.stream().allMatch(finding -> finding.component() == null)) {
            findings.addAll(unusableFiles(files));
        }
        return findings;
    }

    @Override
    public List<AdapterReport> adapters(Actor actor) {
        Map<String, List<DiagnosisFinding>> findings = new HashMap<>();
        return dropFolderService.files(actor).stream()
                .map(file -> {
                    List<AdapterGame> games = gameTypes(file)
                            .map(type -> new AdapterGame(
                                    type,
                                    findings.computeIfAbsent(type, each -> diagnose(actor, each, null)).stream()
                                            .filter(finding -> file.fileName().equals(finding.fileName()))
                                            .map(finding -> new AdapterPart(
                                                    finding.subject(), finding.registered(), finding.reason()))
                                            .toList()))
                            .toList();
                    return report(file, games);
                })
                .toList();
    }

    private static AdapterReport report(AdapterFile file, List<AdapterGame> games) {
        String bundle = file.bundle();
        int blank = bundle == null ? -1 : bundle.lastIndexOf(' ');
        return new AdapterReport(
                file.fileName(),
                file.state(),
                bundle == null ? null : bundle.substring(0, blank),
                bundle == null ? null : bundle.substring(blank + 1),
                file.problem(),
                file.since(),
                games);
    }

    /** Returns the types of the games that the file's bundle has components for. */
    private Stream<String> gameTypes(AdapterFile file) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> (bundle.getSymbolicName() + " " + bundle.getVersion()).equals(file.bundle()))
                .flatMap(bundle -> ComponentDescription.of(bundle).stream())
                .map(ComponentDescription::gameType)
                .filter(Objects::nonNull)
                .distinct()
                .sorted();
    }

    /** Marks a registered config generator as unavailable if its schemas cannot be read. */
    private List<DiagnosisFinding> checkSchemas(String gameType, List<DiagnosisFinding> findings) {
        try {
            gameService.schemas(gameType);
            return findings;
        } catch (LanguardException e) {
            return findings.stream()
                    .map(finding -> new DiagnosisFinding(
                            finding.subject(), false, finding.fileName(), finding.component(), e.getMessage()))
                    .toList();
        }
    }

    private List<DiagnosisFinding> findingsFor(
            List<AdapterFile> files,
            String gameType,
            String subject,
            String service,
            boolean registered,
            boolean gameRegistered) {
        List<DiagnosisFinding> findings = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            for (ComponentDescription component : ComponentDescription.of(bundle)) {
                if (component.services().contains(service) && gameType.equals(component.gameType())) {
                    String problem = problem(files, bundle, component)
                            .orElseGet(() -> registered ? null : ignored(gameRegistered));
                    findings.add(new DiagnosisFinding(
                            subject, problem == null, fileOf(files, bundle), component.implementation(), problem));
                }
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    registered
                            ? new DiagnosisFinding(subject, true, null, null, null)
                            : new DiagnosisFinding(subject, false, null, null, noProvider(files, gameType, service)));
        }
        return findings;
    }

    private static String ignored(boolean gameRegistered) {
        return gameRegistered
                ? "Registered, but ignored by the platform; see the log"
                : "Registered, but hidden because the game itself is unavailable";
    }

    /**
     * Returns the reason for a service that no bundle provides. Mentions components without a game type, because a
     * missing annotation is the most likely mistake.
     */
    private String noProvider(List<AdapterFile> files, String gameType, String service) {
        String simpleName = service.substring(service.lastIndexOf('.') + 1);
        for (Bundle bundle : context.getBundles()) {
            for (ComponentDescription component : ComponentDescription.of(bundle)) {
                if (component.services().contains(service) && component.gameType() == null) {
                    return "No bundle provides a " + simpleName + " for '" + gameType + "', but "
                            + component.implementation() + " (" + fileOf(files, bundle) + ") declares no game type";
                }
            }
        }
        return "No bundle provides a " + simpleName + " for '" + gameType + "'";
    }

    private Optional<String> problem(List<AdapterFile> files, Bundle bundle, ComponentDescription component) {
        if (bundle.getState() == Bundle.ACTIVE) {
            return componentInspector.problem(bundle, component.name());
        }
        String fileProblem = file(files, bundle).map(AdapterFile::problem).orElse(null);
        if (fileProblem != null) {
            return Optional.of(fileProblem);
        }
        return Optional.of(
                bundle.getState() == Bundle.INSTALLED
                        ? requirementExplainer.explain(bundle).orElse("The bundle could not be resolved")
                        : "The bundle is not started");
    }

    /** Returns unusable files of unknown content, one of which may be the missing one. */
    private List<DiagnosisFinding> unusableFiles(List<AdapterFile> files) {
        return files.stream()
                .filter(file -> file.bundle() == null && file.problem() != null)
                .map(file -> new DiagnosisFinding(
                        DiagnosisFinding.GAME, false, file.fileName(), null, "Possibly this file: " + file.problem()))
                .toList();
    }

    private @Nullable String fileOf(List<AdapterFile> files, Bundle bundle) {
        return file(files, bundle).map(AdapterFile::fileName).orElse(null);
    }

    private Optional<AdapterFile> file(List<AdapterFile> files, Bundle bundle) {
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        return files.stream()
                .filter(file -> name.equals(file.bundle()) && file.state() != AdapterFile.AdapterState.DUPLICATE)
                .findFirst();
    }
}
