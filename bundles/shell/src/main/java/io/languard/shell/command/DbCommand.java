package io.languard.shell.command;

import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells whether the database is the cause of 503 responses, and which database is used. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "db")
public final class DbCommand extends ShellCommand {

    private final DatabaseStatus databaseStatus;

    @Activate
    public DbCommand(@Reference DatabaseStatus databaseStatus) {
        super("db", "", "Shows which database is used and whether it is available.", Permission.SYSTEM_MANAGE);
        this.databaseStatus = databaseStatus;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("available", databaseStatus.available());
        model.put("description", databaseStatus.description());
        model.put("pool", databaseStatus.pool());
        return CommandResult.fields(model, invocation.json());
    }
}
