/** Draws the graph with uPlot; apart from the rest, so that it is loaded only where a graph is. */
import uPlot from "uplot";
import "../frame.ts";
import { language } from "../core/i18n.ts";
import { number, percent } from "../core/format.ts";
import type { Columns, Mark } from "../core/metrics.ts";
import { inZone, zone } from "../core/zone.ts";

const HEIGHT = 240;

export interface Plot {
  show(columns: Columns, from: number, to: number): void;
  resize(): void;
  destroy(): void;
}

export interface PlotOptions {
  marks: () => readonly Mark[];
  /** Called when a period was selected by dragging, and with `null` after a double click. */
  zoomed: (from: number | null, to: number | null) => void;
  labels: [string, string, string];
}

export function createPlot(place: HTMLElement, options: PlotOptions): Plot {
  const style = getComputedStyle(place);
  // A canvas does not know the functions of style sheets, so an element computes the colours.
  const probe = place.appendChild(document.createElement("span"));
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const ink = style.color;
  const grid = { stroke: colour("--plot-grid"), width: 1 };
  const axis = { stroke: ink, grid, ticks: grid, font: `12px ${style.fontFamily}` };
  const range =
    (smallest: number): uPlot.Scale.Range => (_plot, _min, max) => [0, Math.max(smallest, (max ?? 0) * 1.1)];
  const plot = new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) =>
        zone.value === "utc" ? uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC") : new Date(seconds * 1000),
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
      scales: {
        x: { time: true },
        cpu: { range: range(10) },
        memory: { range: range(100) },
        players: { range: range(4) },
      },
      axes: [
        { ...axis, values: times },
        { ...axis, scale: "cpu", size: 60, values: (_plot, ticks) => ticks.map((tick) => percent(tick)) },
        {
          ...axis,
          scale: "memory",
          side: 1,
          size: 76,
          grid: { show: false },
          values: (_plot, ticks) => ticks.map((tick) => `${number(tick)} MB`),
        },
      ],
      series: [
        {},
        { label: options.labels[0], scale: "cpu", stroke: colour("--plot-cpu"), width: 2 },
        { label: options.labels[1], scale: "memory", stroke: colour("--plot-memory"), width: 2, dash: [6, 3] },
        { label: options.labels[2], scale: "players", stroke: colour("--plot-players"), width: 2, dash: [2, 3] },
      ],
      hooks: {
        draw: [(self) => drawMarks(self, options.marks(), colour)],
        setSelect: [(self) => {
          if (self.select.width > 4) {
            options.zoomed(
              self.posToVal(self.select.left, "x"),
              self.posToVal(self.select.left + self.select.width, "x"),
            );
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          }
        }],
      },
    },
    [[], [], [], []],
    place,
  );
  place.addEventListener("dblclick", () => options.zoomed(null, null));
  return {
    show(columns, from, to) {
      plot.batch(() => {
        plot.setData(columns as uPlot.AlignedData, false);
        plot.setScale("x", { min: from, max: to });
      });
    },
    resize: () => plot.setSize({ width: place.clientWidth, height: HEIGHT }),
    destroy: () => plot.destroy(),
  };
}

/** The hour or the day, by what lies between two ticks. */
function times(_plot: uPlot, ticks: number[], _axis: number, _space: number, step: number): string[] {
  const options: Intl.DateTimeFormatOptions = step < 60
    ? { hour: "2-digit", minute: "2-digit", second: "2-digit" }
    : step < 86_400
    ? { hour: "2-digit", minute: "2-digit" }
    : { day: "2-digit", month: "2-digit" };
  const format = new Intl.DateTimeFormat(language.value, {
    ...options,
    ...(step < 86_400 ? { hourCycle: "h23" } : {}),
    ...inZone(),
  });
  return ticks.map((tick) => format.format(tick * 1000));
}

function drawMarks(plot: uPlot, marks: readonly Mark[], colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const { min, max } = plot.scales.x!;
  ctx.save();
  ctx.lineWidth = devicePixelRatio;
  for (const mark of marks.filter(({ time }) => time >= (min ?? 0) && time <= (max ?? 0))) {
    const x = Math.round(plot.valToPos(mark.time, "x", true));
    ctx.strokeStyle = ctx.fillStyle = colour(mark.isTrouble ? "--bad" : "--good");
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const size = 5 * devicePixelRatio;
    ctx.beginPath();
    if (mark.isTrouble) {
      ctx.moveTo(x - size, bbox.top);
      ctx.lineTo(x + size, bbox.top);
      ctx.lineTo(x, bbox.top + 1.6 * size);
    } else {
      ctx.arc(x, bbox.top + size, size * 0.7, 0, 2 * Math.PI);
    }
    ctx.fill();
  }
  ctx.restore();
}
