import { html, nothing, type TemplateResult } from "lit";
import { language } from "./i18n.ts";
import { inZone } from "./zone.ts";

/** Times are shown in the zone that the user has chosen, with UTC as the tooltip. */
export function time(
  iso: string | null | undefined,
  style: "full" | "clock" = "full",
): TemplateResult | typeof nothing {
  if (!iso) {
    return nothing;
  }
  const date = new Date(iso);
  const options: Intl.DateTimeFormatOptions = style === "clock"
    ? { hour: "2-digit", minute: "2-digit", second: "2-digit", ...inZone() }
    : { dateStyle: "medium", timeStyle: "medium", ...inZone() };
  return html`
    <time datetime="${iso}" title="${utc(iso)}">${date.toLocaleString(language.value, options)}</time>
  `;
}

export function utc(iso: string): string {
  return iso.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86400], ["hour", 3600], ["minute", 60]];

/** Such as "5 minutes ago"; the exact time is the tooltip. */
export function ago(iso: string | null | undefined): TemplateResult | typeof nothing {
  if (!iso) {
    return nothing;
  }
  const seconds = (Date.parse(iso) - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  const text = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" }).format(
    Math.round(seconds / size),
    unit,
  );
  const title = `${new Date(iso).toLocaleString(language.value, inZone())} (${utc(iso)})`;
  return html`
    <time datetime="${iso}" title="${title}">${text}</time>
  `;
}

/** Such as "3 d 4 h", "4 h 05 min", "5 min 10 s". */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) {
    return "–";
  }
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  if (days > 0) {
    return `${days} d ${hours} h`;
  }
  return hours > 0
    ? `${hours} h ${minutes} min`
    : minutes > 0
    ? `${minutes} min ${Math.floor(seconds % 60)} s`
    : `${Math.floor(seconds)} s`;
}

export function number(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined
    ? "–"
    : value.toLocaleString(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : `${number(value, value < 10 ? 1 : 0)} %`;
}

export function megabytes(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return "–";
  }
  return value >= 1024 ? `${number(value / 1024, 1)} GB` : `${number(value)} MB`;
}

const UNITS = ["B", "kB", "MB", "GB", "TB"];

export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${number(size, unit > 0 && size < 10 ? 1 : 0)} ${UNITS[unit]}`;
}
