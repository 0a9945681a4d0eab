package io.languard.security.session;

import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldValidator;
import java.util.Collection;
import java.util.List;

/** The rules for grants that a client requests. */
public final class GrantRules {

    private GrantRules() {}

    /**
     * Reports permissions of the platform that are granted for a single server.
     *
     * @param field the field of the list of grants; empty if the list is the whole body
     */
    public static void check(FieldValidator validator, String field, List<Grant> grants) {
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            if (grant.serverId() == null) {
                continue;
            }
            String permissions = field + "[" + i + "].permissions";
            grant.permissions().stream()
                    .filter(permission -> !permission.isOfServer())
                    .findFirst()
                    .ifPresent(permission -> validator.problem(
                            permissions, permission.wireName() + " can't be granted for a single server"));
        }
    }

    /**
     * Throws an exception unless the actor has every permission, since nobody grants what they do not have: {@code
     * NOT_FOUND} for a server that the actor may not view, else {@code FORBIDDEN}, which names the permission.
     */
    public static void requireAll(Authorizer authorizer, Actor actor, Collection<Grant> grants) {
        for (Grant grant : grants) {
            for (Permission permission : grant.permissions()) {
                authorizer.require(actor, permission, grant.serverId());
            }
        }
    }
}
