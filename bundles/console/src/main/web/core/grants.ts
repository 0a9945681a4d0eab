/** What users may do in addition to their role, as a matrix: rows are servers, columns permissions. */
import type { Grant, Permission } from "./session.ts";

export const SERVER_PERMISSIONS: readonly Permission[] = [
  "server.view",
  "server.power",
  "server.console",
  "server.players",
  "server.config",
  "server.missions",
  "server.mods",
  "server.backups",
  "server.schedules",
  "server.delete",
];

export const PLATFORM_PERMISSIONS: readonly Permission[] = [
  "servers.create",
  "mods.manage",
  "worlds.manage",
  "users.manage",
  "system.manage",
];

/** Returns whether a permission is granted for exactly this row; `null` is the row of all servers. */
export function isGranted(grants: readonly Grant[], server: number | null, permission: Permission): boolean {
  return grants.some((grant) => grant.server_id === server && grant.permissions.includes(permission));
}

/**
 * Returns the grants with one more or one less. Whatever is granted on a server includes that it is seen, because a
 * server that may not be viewed does not exist for a user.
 */
export function changed(
  grants: readonly Grant[],
  server: number | null,
  permission: Permission,
  isGiven: boolean,
): Grant[] {
  const present = new Set(grants.find((grant) => grant.server_id === server)?.permissions ?? []);
  if (!isGiven) {
    present.delete(permission);
    if (permission === "server.view") {
      SERVER_PERMISSIONS.forEach((one) => present.delete(one));
    }
  } else {
    present.add(permission);
    if (permission.startsWith("server.")) {
      present.add("server.view");
    }
  }
  const others = grants.filter((grant) => grant.server_id !== server);
  return normal(present.size === 0 ? others : [...others, { server_id: server, permissions: [...present] }]);
}

/** Returns the same grants in one order, so that they can be compared. */
export function normal(grants: readonly Grant[]): Grant[] {
  const order = [...SERVER_PERMISSIONS, ...PLATFORM_PERMISSIONS];
  return grants
    .map(({ server_id, permissions }) => ({
      server_id,
      permissions: [...permissions].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    }))
    .sort((a, b) => (a.server_id ?? 0) - (b.server_id ?? 0));
}

export function isSame(a: readonly Grant[], b: readonly Grant[]): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}
