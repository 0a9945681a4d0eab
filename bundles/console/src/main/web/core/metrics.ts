/** The periods of a server's graph, and the measurements in the form that the graph draws. */
import type { Event, MetricPoint } from "./types.ts";

export type Period = "hour" | "day" | "week" | "month";

/** The length of each period, in seconds. */
export const PERIODS: Record<Period, number> = { hour: 3600, day: 86_400, week: 604_800, month: 2_592_000 };

/** Times in seconds since 1970, then CPU, memory and players. `null` interrupts a line. */
export type Columns = [number[], (number | null)[], (number | null)[], (number | null)[]];

export interface Summary {
  now: number | null;
  average: number | null;
  highest: number | null;
}

/** The step of the first hour, which comes with the overview; in seconds. */
export const MINUTE = 60;

const POINTS = 360;

/** Returns the step of measurements, in seconds, with which a period fills the graph. */
export function stepOf(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / POINTS));
}

/** Returns a time in seconds since 1970 as the API writes it. */
export function iso(seconds: number): string {
  return new Date(Math.round(seconds) * 1000).toISOString();
}

/** Returns the times between two moments, whichever comes first, at least a minute; `null` unless there are two. */
export function between(one: string | null, other: string | null): [number, number] | null {
  const [from, to] = [one, other].map((time) => Date.parse(time ?? "") / 1000).sort((a, b) => a - b) as [
    number,
    number,
  ];
  return Number.isNaN(from + to) ? null : [from, from === to ? from + MINUTE : to];
}

/** Puts a gap wherever measurements are missing for several steps, since the game did not run. */
export function columns(points: readonly MetricPoint[], step: number): Columns {
  const result: Columns = [[], [], [], []];
  for (const point of points) {
    add(result, point, step);
  }
  return result;
}

export function add(result: Columns, point: MetricPoint, step: number): void {
  const time = Date.parse(point.timestamp) / 1000;
  const last = result[0].at(-1);
  if (last !== undefined && time <= last) {
    return;
  }
  if (last !== undefined && time - last > Math.max(30, 3 * step)) {
    push(result, last + step, null, null, null);
  }
  push(result, time, point.cpu_percent, point.ram_mb, point.player_count);
}

/** Removes what lies before a time. */
export function forget(result: Columns, before: number): void {
  const index = result[0].findIndex((time) => time >= before);
  if (index > 0) {
    result.forEach((column) => column.splice(0, index));
  }
}

export function summary(column: readonly (number | null)[]): Summary {
  const values = column.filter((value) => value !== null);
  return values.length === 0 ? { now: null, average: null, highest: null } : {
    now: column.at(-1) ?? null,
    average: values.reduce((sum, value) => sum + value, 0) / values.length,
    highest: values.reduce((a, b) => Math.max(a, b)),
  };
}

export interface Mark {
  time: number;
  isTrouble: boolean;
}

/** The events that the graph marks. */
export const MARKED = ["started", "crashed", "killed_after_timeout"];

/** Returns where the game was started and where it crashed. */
export function marks(events: readonly Pick<Event, "event_type" | "timestamp">[]): Mark[] {
  return events
    .filter((event) => MARKED.includes(event.event_type))
    .map((event) => ({ time: Date.parse(event.timestamp) / 1000, isTrouble: event.event_type !== "started" }));
}

function push(result: Columns, time: number, ...values: (number | null)[]): void {
  const [times, ...lines] = result;
  times.push(time);
  lines.forEach((line, index) => line.push(values[index]!));
}

/** The last hour in equal steps, for a small graph: the CPU of each, or `null`. */
export interface Recent {
  values: (number | null)[];
  /** The step that the last value belongs to, counted since 1970. */
  step: number;
}

const RECENT_STEPS = 30;
const RECENT_SECONDS = 120;

export function recent(points: readonly MetricPoint[], now: number): Recent {
  const result: Recent = { values: Array(RECENT_STEPS).fill(null), step: Math.floor(now / 1000 / RECENT_SECONDS) };
  for (const point of points) {
    const index = RECENT_STEPS - 1 - (result.step - stepAt(point));
    if (index >= 0 && index < RECENT_STEPS) {
      result.values[index] = point.cpu_percent;
    }
  }
  return result;
}

/** Adds a measurement of now, which counts for its step. */
export function addRecent(known: Recent, point: MetricPoint): Recent {
  const step = Math.max(known.step, stepAt(point));
  const values = [...known.values, ...Array(Math.min(RECENT_STEPS, step - known.step)).fill(null)].slice(-RECENT_STEPS);
  values[RECENT_STEPS - 1] = point.cpu_percent;
  return { values, step };
}

function stepAt(point: MetricPoint): number {
  return Math.floor(Date.parse(point.timestamp) / 1000 / RECENT_SECONDS);
}
