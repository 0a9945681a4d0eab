package io.languard.security.user;

import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldValidator;
import java.util.Collection;
import java.util.List;

/** The rules for grants that a client requests. */
final class GrantRules {

    private GrantRules() {}

    /** Throws {@code VALIDATION_ERROR} if a permission of the platform is granted for a single server. */
    static void check(List<Grant> grants) {
        FieldValidator validator = new FieldValidator();
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            if (grant.serverId() == null) {
                continue;
            }
            String field = "[" + i + "].permissions";
            grant.permissions().stream()
                    .filter(permission -> !permission.isOfServer())
                    .findFirst()
                    .ifPresent(permission ->
                            validator.problem(field, permission.wireName() + " can't be granted for a single server"));
        }
        validator.check();
    }

    /**
     * Throws an exception unless the actor has every permission, since nobody grants what they do not have: {@code
     * NOT_FOUND} for a server that the actor may not view, else {@code FORBIDDEN}, which names the permission.
     */
    static void requireAll(Authorizer authorizer, Actor actor, Collection<Grant> grants) {
        for (Grant grant : grants) {
            for (Permission permission : grant.permissions()) {
                authorizer.require(actor, permission, grant.serverId());
            }
        }
    }

    /** Returns whether the actor has every permission. */
    static boolean hasAll(Authorizer authorizer, Actor actor, Collection<Grant> grants) {
        return grants.stream().allMatch(grant -> grant.permissions().stream()
                .allMatch(permission -> authorizer.isPermitted(actor, permission, grant.serverId())));
    }
}
