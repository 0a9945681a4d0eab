/** What a cron expression means, in words. The platform decides what is valid; here, the rest is left without words. */
import { language, t } from "./i18n.ts";

const WORDS: Record<string, string> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MAX_TIMES = 6;

interface Field {
  /** A single value has the same ends. */
  ranges: { from: number; to: number }[];
  /** Of `*` with a step or without one, which is 1; 0 for values. */
  step: number;
}

/** Returns a sentence such as "Every day at 05:00", or `null` where there are no words for an expression. */
export function describeCron(cron: string): string | null {
  const fields = (WORDS[cron.trim().toLowerCase()] ?? cron.trim()).split(/\s+/);
  if (fields.length !== 5) {
    return null;
  }
  const minute = parse(fields[0]!, 0, 59);
  const hour = parse(fields[1]!, 0, 23);
  const day = parse(fields[2]!, 1, 31);
  const month = parse(fields[3]!, 1, 12, MONTHS, 1);
  const weekday = parse(fields[4]!, 0, 7, DAYS, 0);
  if (minute === null || hour === null || day === null || month === null || weekday === null) {
    return null;
  }
  if (day.step > 1 || month.step > 1 || weekday.step > 1) {
    return null;
  }
  const times = timesOf(minute, hour);
  const days = daysOf(day, weekday);
  if (times === null) {
    return null;
  }
  const isOften = minute.step > 0 || hour.step > 0;
  const parts = [
    ...(days === null ? (isOften ? [] : [t("cron.every_day")]) : [days]),
    ...(month.step === 1 ? [] : [t("cron.in", { months: names(month, monthName) })]),
  ];
  const sentence = [...(isOften ? [times, ...parts] : [...parts, times])].join(" ");
  return sentence.charAt(0).toLocaleUpperCase(language.value) + sentence.slice(1);
}

function parse(text: string, min: number, max: number, words: string[] = [], first = 0): Field | null {
  const every = /^\*(?:\/(\d+))?$/.exec(text);
  if (every !== null) {
    const step = Number(every[1] ?? 1);
    return step >= 1 ? { ranges: [], step } : null;
  }
  const value = (word: string) => {
    const index = words.indexOf(word.toLowerCase());
    return index >= 0 ? index + first : /^\d+$/.test(word) ? Number(word) : NaN;
  };
  const ranges = text.split(",").map((part) => {
    const [from, to, ...more] = part.split("-");
    return more.length > 0 ? { from: NaN, to: NaN } : { from: value(from!), to: value(to ?? from!) };
  });
  const isValid = ranges.every(({ from, to }) => from >= min && to <= max && from <= to);
  return isValid ? { ranges, step: 0 } : null;
}

function timesOf(minute: Field, hour: Field): string | null {
  if (minute.step === 1) {
    return hour.step === 1 ? t("cron.every_minute") : null;
  }
  if (minute.step > 1) {
    return hour.step === 1 ? t("cron.every_minutes", { count: minute.step }) : null;
  }
  const minutes = values(minute);
  if (hour.step > 0) {
    const at = list(minutes.map(twoDigits));
    return hour.step === 1
      ? t("cron.every_hour", { minutes: at })
      : t("cron.every_hours", { count: hour.step, minutes: at });
  }
  const times = values(hour).flatMap((one) => minutes.map((other) => clock(one, other)));
  return times.length <= MAX_TIMES ? t("cron.at", { times: list(times) }) : null;
}

function daysOf(day: Field, weekday: Field): string | null {
  const ofMonth = day.step === 1 ? null : t("cron.of_month", { days: names(day, (value) => String(value)) });
  const ofWeek = weekday.step === 1 ? null : t("cron.on", { days: names(weekday, dayName) });
  return ofMonth !== null && ofWeek !== null ? t("cron.or", { one: ofMonth, other: ofWeek }) : ofMonth ?? ofWeek;
}

function values(field: Field): number[] {
  return field.ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

function names(field: Field, name: (value: number) => string): string {
  return list(
    field.ranges.map(({ from, to }) => from === to ? name(from) : t("cron.range", { from: name(from), to: name(to) })),
  );
}

function list(parts: string[]): string {
  return new Intl.ListFormat(language.value, { type: "conjunction" }).format(parts);
}

function monthName(month: number): string {
  return named(new Date(Date.UTC(2024, month - 1, 1)), { month: "long" });
}

function dayName(day: number): string {
  return named(new Date(Date.UTC(2024, 0, 7 + day)), { weekday: "long" }); // 7 January 2024 was a Sunday
}

function named(date: Date, options: Intl.DateTimeFormatOptions): string {
  return date.toLocaleDateString(language.value, { ...options, timeZone: "UTC" });
}

function clock(hour: number, minute: number): string {
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
