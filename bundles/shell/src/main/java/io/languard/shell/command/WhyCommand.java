package io.languard.shell.command;

import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Traces a missing game or capability to its cause, from the file through the bundle and its components to the service.
 */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "why")
public final class WhyCommand extends ShellCommand {

    private final DiagnosisService diagnosisService;
    private final GameService gameService;
    private final SessionActors sessionActors;

    @Activate
    public WhyCommand(
            @Reference DiagnosisService diagnosisService,
            @Reference GameService gameService,
            @Reference SessionActors sessionActors) {
        super(
                "why",
                "GAME [CAPABILITY]",
                "Explains why a game or one of its capabilities is unavailable: the file, the component and the reason.",
                Permission.SYSTEM_MANAGE);
        this.diagnosisService = diagnosisService;
        this.gameService = gameService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Capability capability =
                invocation.optionalArgument(1).map(this::capability).orElse(null);
        List<DiagnosisFinding> findings =
                diagnosisService.diagnose(sessionActors.of(invocation.session()), invocation.argument(0), capability);
        return CommandResult.table(
                findings.stream().map(ShellJsonCodec::toModel).toList(),
                List.of("what", "there", "file", "component", "reason"),
                invocation.json());
    }

    private Capability capability(String name) {
        return gameService.capabilities().stream()
                .filter(capability -> capability.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "Unknown capability '" + name + "'; must be one of " + String.join(", ", names())));
    }

    private List<String> names() {
        return gameService.capabilities().stream().map(Capability::wireName).collect(Collectors.toList());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.gameTypes(gameService) : position == 1 ? names() : List.of();
    }
}
