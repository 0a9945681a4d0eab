import { html, nothing, type TemplateResult } from "lit";
import { utc } from "../core/format.ts";
import { language } from "../core/i18n.ts";
import { inZone } from "../core/zone.ts";

const STYLE: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };

/** A time as the viewer's clock shows it, and beside it that of another zone where it differs. */
export function zonedTime(iso: string, timezone: string): TemplateResult {
  const own = shown(iso);
  const other = shown(iso, timezone);
  return html`
    <time datetime="${iso}" title="${utc(iso)}">${own}</time>${other === own ? nothing : html`
      <span class="sub">${other} (${timezone})</span>
    `}
  `;
}

function shown(iso: string, timeZone?: string): string {
  const options = { ...STYLE, ...CLOCK, ...(timeZone === undefined ? inZone() : { timeZone }) };
  return new Date(iso).toLocaleString(language.value, options);
}
