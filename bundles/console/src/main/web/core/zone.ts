/** The zone in which times are shown: that of the browser, or UTC, in which the logs of most servers are. */
import { looks, Signal } from "./state.ts";

export type Zone = "local" | "utc";

const STORED = "languard.zone";

export const zone = new Signal<Zone>(globalThis.localStorage?.getItem(STORED) === "utc" ? "utc" : "local");

export function chooseZone(wanted: Zone): void {
  localStorage.setItem(STORED, wanted);
  zone.value = wanted;
  looks.value++;
}

/** What the formats of the browser need to know. */
export function inZone(): Intl.DateTimeFormatOptions {
  return zone.value === "utc" ? { timeZone: "UTC" } : {};
}

/** Returns a time as the value of a control of the type `datetime-local`, which here may hold UTC as well. */
export function toControl(iso: string): string {
  const date = new Date(iso);
  const offset = zone.value === "utc" ? 0 : date.getTimezoneOffset();
  return new Date(date.getTime() - offset * 60_000).toISOString().slice(0, 19);
}

/** Returns the time that a control of the type `datetime-local` holds, as the API writes it; `null` if it holds none. */
export function fromControl(value: string): string | null {
  const date = new Date(zone.value === "utc" ? `${value}Z` : value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
