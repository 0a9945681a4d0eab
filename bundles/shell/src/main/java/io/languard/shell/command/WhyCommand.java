package io.languard.shell.command;

import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "why")
public final class WhyCommand extends ShellCommand {

    private final DiagnosisService diagnosisService;
    private final GameService gameService;

    @Activate
    public WhyCommand(@Reference DiagnosisService diagnosisService, @Reference GameService gameService) {
        super(
                "why",
                "GAME [CAPABILITY]",
                "Tells why a game, or something that it could do, is not there: the file, the component and the reason.");
        this.diagnosisService = diagnosisService;
        this.gameService = gameService;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        Capability capability =
                commandInvocation.optionalArgument(1).map(this::capability).orElse(null);
        List<DiagnosisFinding> diagnosisFindings = diagnosisService.diagnose(commandInvocation.argument(0), capability);
        return CommandResult.table(
                diagnosisFindings.stream().map(JsonModels::finding).toList(),
                List.of("what", "there", "file", "component", "reason"),
                commandInvocation.json());
    }

    private Capability capability(String name) {
        return gameService.capabilities().stream()
                .filter(one -> one.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("No capability '" + name + "'; there are " + String.join(", ", names())));
    }

    private List<String> names() {
        return gameService.capabilities().stream().map(Capability::wireName).collect(Collectors.toList());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.gameTypes(gameService) : position == 1 ? names() : List.of();
    }
}
