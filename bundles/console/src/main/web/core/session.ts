import { Signal } from "./state.ts";
import type { LoginUser } from "./types.ts";

export type Permission =
  | "server.view"
  | "server.power"
  | "server.console"
  | "server.players"
  | "server.config"
  | "server.missions"
  | "server.mods"
  | "server.backups"
  | "server.schedules"
  | "server.delete"
  | "servers.create"
  | "mods.manage"
  | "worlds.manage"
  | "users.manage"
  | "system.manage";

export interface Grant {
  server_id: number | null;
  permissions: Permission[];
}

/** The user of this tab, as `GET /auth/me` returns it. */
export type User = LoginUser & { permissions: Permission[]; grants: Grant[] };

const KEY = "languard.token";
/** Begins the names of what is kept for a session. */
const KEPT = "languard.session.";

/** The user, or `null` while nobody is logged in. */
export const user = new Signal<User | null>(null);

/** Whether a session ended by itself, so that the login page says why it is there. */
export const expired = new Signal(false);

/** Whether the user has to set up two-factor login, and can do nothing else until then. */
export const mustSetUpTotp = new Signal(false);

// sessionStorage is limited to this tab and survives a reload. A cookie would be out of reach of scripts, but also be sent
// with requests of other sites, against which the API, which knows bearer tokens only, needs no defence today.
let token: string | null = globalThis.sessionStorage?.getItem(KEY) ?? null;

export function currentToken(): string | null {
  return token;
}

export function begin(newToken: string): void {
  token = newToken;
  sessionStorage.setItem(KEY, newToken);
  expired.value = false;
}

/** Keeps a text for the present user in this tab, until the session ends. */
export function keep(name: string, value: string): void {
  sessionStorage.setItem(keptName(name), value);
}

/** Returns what was kept in this session, or `null`. */
export function kept(name: string): string | null {
  return sessionStorage.getItem(keptName(name));
}

function keptName(name: string): string {
  return `${KEPT}${latest?.id}.${name}`;
}

/** Forgets the token, and what was kept. Unsaved work stays in the page, which the login covers. */
export function end(byItself: boolean): void {
  token = null;
  sessionStorage.removeItem(KEY);
  Object.keys(sessionStorage).filter((name) => name.startsWith(KEPT)).forEach((name) =>
    sessionStorage.removeItem(name)
  );
  expired.value = byItself;
  mustSetUpTotp.value = false;
  user.value = null;
}

/** The user of now, or while the login covers the page, the one before: what lies below must not go. */
let latest: User | null = null;
user.listen((present) => latest = present ?? latest);

/** Whether this page already shows what another user has opened and typed. */
export function isAnother(who: User): boolean {
  return latest !== null && latest.id !== who.id;
}

/** Returns whether the user may do something, on a server or, without one, at all. */
export function can(permission: Permission, server?: number): boolean {
  const who = latest;
  if (who === null) {
    return false;
  }
  return who.permissions.includes(permission) ||
    who.grants.some((grant) =>
      (grant.server_id === null || grant.server_id === server) && grant.permissions.includes(permission)
    );
}
