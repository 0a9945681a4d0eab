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
