/** What events of the audit trail say to people. */
import { duration } from "./format.ts";
import { en } from "../texts/en.ts";
import { type Key, t, tName } from "./i18n.ts";
import type { Event } from "./types.ts";

type Detail = Event["detail"];

/** Types that belong to no server; the others, and `warning`, are those of servers. */
const OF_PLATFORM =
  /^(adapter_|api_key_|grants_|login|logout|mod_(registered|deleted)|password_|recovery_code_|server_deleted|stop_all_|totp_|user_|warning|webhook_|worlds?_)/;

/** Whether events of a type belong to no server; those of `warning` may belong to one. */
export function isOfPlatform(type: string): boolean {
  return type !== "warning" && OF_PLATFORM.test(type);
}

/** The types that this page has texts for, of the platform or of servers. */
export function eventTypes(ofPlatform: boolean): string[] {
  return Object.keys(en)
    .map((key) => /^event\.(\w+)$/.exec(key)?.[1])
    .filter((type) => type !== undefined && (type === "warning" || OF_PLATFORM.test(type) === ofPlatform)) as string[];
}

/** Returns a sentence about an event; of one that an adapter has invented, its type and its values. */
export function eventText(event: Pick<Event, "event_type" | "detail">): string {
  const { event_type: type, detail } = event;
  const key = variants(detail).map((variant) => `event.${type}.${variant}`).find((one) => one in en);
  if (key !== undefined) {
    return t(key as Key, parameters(detail));
  }
  if (`event.${type}` in en) {
    return t(`event.${type}` as Key);
  }
  const values = listing(detail);
  return values === "" ? type : `${type}: ${values}`;
}

export function actorName(actor: string): string {
  return tName("actor", actor);
}

/** Whether an event says that something went wrong. */
export function isTrouble(type: string): boolean {
  return /crashed|failed|gave_up|killed|left_out|not_permitted|warning/.test(type);
}

/** The texts to choose from, the most specific one first. */
function variants(detail: Detail): string[] {
  const known = ["error", "problem", "reason", "exit_code"].filter((name) => isSet(detail[name]));
  const lists = Object.values(detail).filter(Array.isArray);
  return [
    ...known,
    ...(typeof detail.ended_by === "string" ? [detail.ended_by] : []),
    ...(lists.length > 0 && lists.every((list) => list.length === 0) ? ["none"] : []),
    "text",
  ];
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function parameters(detail: Detail): Record<string, string> {
  const texts = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, plain(value)]));
  return {
    ...texts,
    who: plain([detail.name, detail.player, detail.guid, detail.slot_id].find(isSet) ?? "?"),
    duration: duration(detail.session_seconds as number | undefined),
    changes: listing(detail),
  };
}

function listing(detail: Detail): string {
  return Object.entries(detail).filter(([, value]) => isSet(value)).map(([name, value]) => `${name} ${plain(value)}`)
    .join(", ");
}

function plain(value: unknown): string {
  return Array.isArray(value)
    ? value.map(plain).join(", ")
    : typeof value === "object" && value !== null
    ? isolated(JSON.stringify(value))
    : isolated(String(value ?? ""));
}

/**
 * Keeps a name in a script from right to left from turning the sentence around it. Characters that only change the
 * direction go, since they could end the isolation.
 */
function isolated(text: string): string {
  const visible = text.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(visible)
    ? `\u2068${visible}\u2069`
    : visible;
}
