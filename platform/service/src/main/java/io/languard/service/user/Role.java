package io.languard.service.user;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A user's role: a viewer views servers, an admin may do everything. Grants add to it. */
public enum Role {
    ADMIN(EnumSet.allOf(Permission.class)),
    VIEWER(EnumSet.of(Permission.SERVER_VIEW));

    private final Set<Permission> permissions;
    private final List<Grant> grants;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
        this.grants = List.of(Grant.everywhere(permissions));
    }

    /** Returns the permissions that a user with this role has unless the view of servers is limited to granted ones. */
    public List<Grant> grants() {
        return grants;
    }

    /** Returns whether every user with this role has the permission. */
    public boolean has(Permission permission) {
        return permissions.contains(permission);
    }

    /** Returns the name used in the HTTP API, in tokens and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role with the given wire name. */
    public static Role ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
