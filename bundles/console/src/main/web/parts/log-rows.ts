/** The rows of a log: plain elements, since a template for each line would cost more than the line. */
import { language, t } from "../core/i18n.ts";
import { type Entry, type Gap, isGap } from "../core/log-window.ts";
import type { LogLine } from "../core/types.ts";
import { utc } from "../core/format.ts";
import { inZone, zone } from "../core/zone.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the time of a line, with the day unless that is today. */
export function lineTime(iso: string): string {
  const date = new Date(iso);
  const day = (one: Date) => zone.value === "utc" ? one.toISOString().slice(0, 10) : one.toDateString();
  const isToday = day(date) === day(new Date());
  const name = `${language.value} ${zone.value} ${isToday}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language.value, {
      ...(isToday ? {} : { month: "2-digit", day: "2-digit" }),
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      ...inZone(),
    });
    formats.set(name, format);
  }
  return format.format(date);
}

/** What a row needs to know of the view that it is in. */
export interface RowContext {
  /** The text that is marked, in lowercase. */
  mark: string;
  /** Whether this line was asked for by the address. */
  isTarget: (line: LogLine) => boolean;
  /** Returns the address of a line. */
  address: (line: LogLine) => string;
  loadGap: (gap: Gap) => void;
}

export function createRow(entry: Entry, context: RowContext): HTMLElement {
  return isGap(entry) ? gapRow(entry, context) : lineRow(entry, context);
}

function lineRow(line: LogLine, context: RowContext): HTMLElement {
  const row = document.createElement("div");
  row.className = `line ${line.level}`;
  row.classList.toggle("target", context.isTarget(line));
  const time = document.createElement("a");
  time.className = "time";
  time.href = context.address(line);
  time.title = utc(line.timestamp);
  // Hundreds of lines would be hundreds of steps of the Tab key.
  time.tabIndex = -1;
  time.textContent = lineTime(line.timestamp);
  const level = document.createElement("span");
  level.className = "level";
  level.title = t(`log.level.${line.level}`);
  level.textContent = line.level[0]!.toUpperCase();
  const text = document.createElement("span");
  text.className = "text";
  text.dir = "auto";
  appendMarked(text, line.message, context.mark);
  row.append(time, " ", level, " ", text);
  return row;
}

function gapRow(gap: Gap, context: RowContext): HTMLElement {
  const row = document.createElement("div");
  row.className = "line gap";
  const text = document.createElement("span");
  text.textContent = t("log.gap", { count: gap.gap });
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = t("log.gap.load");
  button.addEventListener("click", () => context.loadGap(gap));
  row.append(text, " ", button);
  return row;
}

function appendMarked(parent: HTMLElement, text: string, mark: string): void {
  const lower = text.toLowerCase();
  let from = 0;
  // Lowercase can have another length than the text (İ); then nothing is marked rather than the wrong part.
  for (
    let at;
    mark !== "" && lower.length === text.length && (at = lower.indexOf(mark, from)) >= 0;
    from = at + mark.length
  ) {
    const found = document.createElement("mark");
    found.textContent = text.slice(at, at + mark.length);
    parent.append(text.slice(from, at), found);
  }
  parent.append(text.slice(from));
}

/** Returns lines as the text that is copied and downloaded, with times in UTC. */
export function plainText(entries: readonly Entry[]): string {
  return entries.map((entry) =>
    isGap(entry)
      ? `[${t("log.gap", { count: entry.gap })}]\n`
      : `${entry.timestamp} ${entry.level.toUpperCase().padEnd(7)} ${entry.message}\n`
  ).join("");
}
