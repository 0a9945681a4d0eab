/** What the page of notifications knows about webhooks, without drawing anything. */
import type { Webhook, WebhookDefinition } from "../core/types.ts";

/** What admins most want to hear about; chosen for a new webhook. */
export const SUGGESTED: readonly string[] = ["crashed", "restart_gave_up", "start_failed"];

/** Returns the events that adapters report among those of a webhook, as one types them. */
export function gameEvents(events: readonly string[]): string {
  return events.filter((type) => type.startsWith("game.")).map((type) => type.slice("game.".length)).join(", ");
}

/** Returns what was chosen and typed as the API wants it. */
export function eventsOf(chosen: readonly string[], typed: string): string[] {
  const ofGames = typed.split(/[\s,]+/).filter(Boolean).map((type) => type.startsWith("game.") ? type : `game.${type}`);
  return [...new Set([...chosen, ...ofGames])];
}

/** Returns the host of a URL for a table; the rest of it may be secret. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

/** Returns the format that a URL suggests. */
export function formatFor(url: string): WebhookDefinition["format"] {
  return /^(.*\.)?discord(app)?\.com$/.test(hostOf(url)) ? "discord" : "json";
}

/** Returns the servers of a webhook by name; empty for all. */
export function serverNames(webhook: Webhook, names: ReadonlyMap<number, { name: string }> | null): string[] {
  return (webhook.server_ids ?? []).map((id) => names?.get(id)?.name ?? `#${id}`);
}
