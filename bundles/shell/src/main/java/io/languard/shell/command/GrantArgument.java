package io.languard.shell.command;

import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of grants at the shell, such as {@code 1=server.view,server.power} or {@code all=mods.manage}. */
final class GrantArgument {

    static final String HELP = "SERVER is an id, or all for every server and the platform; PERMISSIONS are separated by"
            + " commas, as in 1=server.view,server.power\nPermissions: " + String.join(", ", names());

    private static final String EVERYWHERE = "all";

    private GrantArgument() {}

    /** Returns the grants of these arguments. */
    static List<Grant> parse(CommandInvocation invocation, List<String> arguments) {
        return arguments.stream().map(argument -> parse(invocation, argument)).toList();
    }

    private static Grant parse(CommandInvocation invocation, String argument) {
        int equals = argument.indexOf('=');
        String server = equals < 0 ? "" : argument.substring(0, equals);
        if (!server.equals(EVERYWHERE) && !server.matches("[0-9]{1,9}")) {
            throw invocation.usageError();
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : argument.substring(equals + 1).split(",")) {
            permissions.add(Permission.find(name)
                    .orElseThrow(() -> new UsageException(
                            "Unknown permission '" + name + "'; must be one of " + String.join(", ", names()))));
        }
        return new Grant(server.equals(EVERYWHERE) ? null : Integer.valueOf(server), permissions);
    }

    /** Returns a grant as a row of a table with the columns {@code server} and {@code permissions}. */
    static Map<String, Object> row(Grant grant) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("server", grant.serverId() == null ? EVERYWHERE : grant.serverId());
        row.put(
                "permissions",
                grant.permissions().stream().map(Permission::wireName).collect(Collectors.joining(", ")));
        return row;
    }

    /** Returns grants in one line. */
    static String line(List<Grant> grants) {
        return grants.stream()
                .map(grant -> (grant.serverId() == null ? EVERYWHERE : grant.serverId()) + "="
                        + grant.permissions().stream().map(Permission::wireName).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    static List<String> suggestions() {
        return names().stream().map(name -> EVERYWHERE + "=" + name).toList();
    }

    private static List<String> names() {
        return Arrays.stream(Permission.values()).map(Permission::wireName).toList();
    }
}
