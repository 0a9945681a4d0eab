package io.languard.shell.command;

import io.languard.ports.system.Database;
import io.languard.shell.print.CommandResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "db")
public final class DbCommand extends ShellCommand {

    private final Database database;

    @Activate
    public DbCommand(@Reference Database database) {
        super("db", "", "Shows which database serves, and whether it can be reached.");
        this.database = database;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("available", database.available());
        model.put("description", database.description());
        model.put("pool", database.pool());
        return CommandResult.fields(model, commandInvocation.json());
    }
}
