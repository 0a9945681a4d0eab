package io.languard.deploy;

import io.languard.api.error.LanguardException;
import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.deploy.DropFolderService;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Compares what bundles say that they have for a game with what became of it. */
@Component(service = DiagnosisService.class)
public class DiagnosisComponent implements DiagnosisService {

    private static final String ANCHOR = "io.languard.api.GameAdapter";

    private static final String CONFIG_GENERATOR = "io.languard.api.config.ConfigGenerator";

    private final ComponentInspector componentInspector = new ComponentInspector();
    private final DropFolderService folder;
    private final GameService gameService;
    private final BundleContext context;
    private final RequirementExplainer missing;

    @Activate
    public DiagnosisComponent(
            @Reference DropFolderService folder, @Reference GameService gameService, BundleContext context) {
        this.folder = folder;
        this.gameService = gameService;
        this.context = context;
        this.missing = new RequirementExplainer(context);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindComponents(ServiceComponentRuntime runtime) {
        componentInspector.set(runtime);
    }

    void unbindComponents(ServiceComponentRuntime runtime) {
        componentInspector.unset(runtime);
    }

    @Override
    public List<DiagnosisFinding> diagnose(String gameType, Capability capability) {
        Optional<GameView> game = gameService.list().stream()
                .filter(view -> view.gameType().equals(gameType))
                .findFirst();
        List<DiagnosisFinding> diagnosisFindings =
                new ArrayList<>(of(gameType, DiagnosisFinding.GAME, ANCHOR, game.isPresent(), true));
        List<Capability> asked = capability == null ? gameService.capabilities() : List.of(capability);
        for (Capability one : asked) {
            boolean there = game.isPresent() && game.get().capabilities().contains(one);
            List<DiagnosisFinding> some = of(gameType, one.wireName(), one.type(), there, game.isPresent());
            diagnosisFindings.addAll(there && one.type().equals(CONFIG_GENERATOR) ? readable(gameType, some) : some);
        }
        if (diagnosisFindings.stream().allMatch(diagnosisFinding -> diagnosisFinding.component() == null)) {
            diagnosisFindings.addAll(unreadable());
        }
        return diagnosisFindings;
    }

    /** A config generator may be registered and yet of no use. */
    private List<DiagnosisFinding> readable(String gameType, List<DiagnosisFinding> diagnosisFindings) {
        try {
            gameService.schemas(gameType);
            return diagnosisFindings;
        } catch (LanguardException e) {
            return diagnosisFindings.stream()
                    .map(diagnosisFinding -> new DiagnosisFinding(
                            diagnosisFinding.subject(),
                            false,
                            diagnosisFinding.fileName(),
                            diagnosisFinding.component(),
                            e.getMessage()))
                    .toList();
        }
    }

    private List<DiagnosisFinding> of(
            String gameType, String subject, String service, boolean there, boolean gameThere) {
        List<DiagnosisFinding> diagnosisFindings = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            for (ComponentDescription component : ComponentDescription.of(bundle)) {
                if (component.services().contains(service) && gameType.equals(component.gameType())) {
                    String problem = problem(bundle, component).orElseGet(() -> there ? null : ignored(gameThere));
                    diagnosisFindings.add(new DiagnosisFinding(
                            subject, problem == null, fileOf(bundle), component.implementation(), problem));
                }
            }
        }
        if (diagnosisFindings.isEmpty()) {
            diagnosisFindings.add(
                    there
                            ? new DiagnosisFinding(subject, true, null, null, null)
                            : new DiagnosisFinding(subject, false, null, null, nobody(gameType, service)));
        }
        return diagnosisFindings;
    }

    private static String ignored(boolean gameThere) {
        return gameThere
                ? "it is registered, but the platform does not take it: see the log"
                : "it is registered, but does not show while the game itself is not there";
    }

    /** A component that lacks the annotation is the likeliest mistake. */
    private String nobody(String gameType, String service) {
        String simple = service.substring(service.lastIndexOf('.') + 1);
        for (Bundle bundle : context.getBundles()) {
            for (ComponentDescription component : ComponentDescription.of(bundle)) {
                if (component.services().contains(service) && component.gameType() == null) {
                    return "no bundle has a " + simple + " for '" + gameType + "', but " + component.implementation()
                            + " (" + fileOf(bundle) + ") says no game type";
                }
            }
        }
        return "no bundle has a " + simple + " for '" + gameType + "'";
    }

    private Optional<String> problem(Bundle bundle, ComponentDescription component) {
        if (bundle.getState() == Bundle.ACTIVE) {
            return componentInspector.problem(bundle, component.name());
        }
        String told = file(bundle).map(AdapterFile::problem).orElse(null);
        if (told != null) {
            return Optional.of(told);
        }
        return Optional.of(
                bundle.getState() == Bundle.INSTALLED
                        ? missing.explain(bundle).orElse("its bundle can't be resolved")
                        : "its bundle is not started");
    }

    /** Files of which it is not known what they would hold. */
    private List<DiagnosisFinding> unreadable() {
        return folder.files().stream()
                .filter(file -> file.bundle() == null && file.problem() != null)
                .map(file -> new DiagnosisFinding(
                        DiagnosisFinding.GAME, false, file.fileName(), null, "perhaps: " + file.problem()))
                .toList();
    }

    private String fileOf(Bundle bundle) {
        return file(bundle).map(AdapterFile::fileName).orElse(null);
    }

    private Optional<AdapterFile> file(Bundle bundle) {
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        return folder.files().stream()
                .filter(file -> name.equals(file.bundle()) && file.state() != AdapterFile.AdapterState.DUPLICATE)
                .findFirst();
    }
}
