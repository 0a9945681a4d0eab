import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get, query } from "../core/api.ts";
import { megabytes, number, percent } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage } from "../core/live.ts";
import {
  add,
  between,
  type Columns,
  columns,
  forget,
  iso,
  type Mark,
  MARKED,
  marks,
  MINUTE,
  type Period,
  PERIODS,
  stepOf,
  summary,
} from "../core/metrics.ts";
import { place, setQuery } from "../core/router.ts";
import { looks, View } from "../core/state.ts";
import type { Event, MetricPoint } from "../core/types.ts";
import { chartTimes } from "./chart-times.ts";
import type { Plot } from "./plot.ts";
import { broken } from "./states.ts";

const MARKS_READ = 500;
const SERIES = ["cpu", "memory", "players"] as const;

/** CPU, memory and players over time. The period, or what was zoomed to, is in the address. */
@customElement("lg-chart")
export class Chart extends View {
  @property({ attribute: false })
  accessor server = 0;
  /** The measurements of the last hour; `null` until they are known. */
  @property({ attribute: false })
  accessor hour: readonly MetricPoint[] | null = null;
  @property({ attribute: false })
  accessor marks: readonly Mark[] = [];
  /** The time, in seconds since 1970, from which on the marks are complete. */
  @property({ attribute: false })
  accessor marksSince = 0;

  @state()
  accessor problem: unknown = null;
  @state()
  accessor data: Columns = [[], [], [], []];

  /** The marks of all times, once a period was shown for which the others do not suffice. */
  @state()
  accessor olderMarks: readonly Mark[] = [];

  #plot: Plot | null = null;
  #olderOf = 0;
  #shown = "";
  readonly #sizes = new ResizeObserver(() => this.#plot?.resize());
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    super();
    this.watch(place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const recolour = () => this.#create();
    this.#dark.addEventListener("change", recolour);
    this.untilRemoved(() => this.#dark.removeEventListener("change", recolour));
    const root = new MutationObserver(recolour);
    root.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.untilRemoved(() => root.disconnect());
    this.untilRemoved(looks.listen(recolour));
    this.untilRemoved(onMessage("metrics", (message) => {
      if (message.server_id === this.server && this.#zoom() === null && this.hour !== null) {
        add(this.data, message.data, this.#period() === "hour" ? MINUTE : stepOf(PERIODS[this.#period()]));
        forget(this.data, Date.now() / 1000 - PERIODS[this.#period()]);
        this.requestUpdate();
      }
    }));
    this.untilRemoved(() => {
      this.#sizes.disconnect();
      this.#plot?.destroy();
      this.#plot = null;
    });
    if (this.hasUpdated) {
      this.#create();
    }
  }

  override firstUpdated(): void {
    this.#create();
  }

  override willUpdate(changed: PropertyValues): void {
    const wanted = this.#wanted();
    if (this.#zoom() === null && this.#period() === "hour") {
      if (changed.has("hour") || wanted !== this.#shown) {
        this.problem = null;
        this.data = columns(this.hour ?? [], MINUTE);
      }
    } else if (wanted !== this.#shown || changed.has("hour")) {
      this.#load();
    }
    this.#shown = wanted;
  }

  override render(): unknown {
    const zoom = this.#zoom();
    return html`
      <div class="chart-head">
        <h2 id="chart-title">${t("live.chart")}</h2>
        <span class="segments" role="group" aria-label="${t("live.period")}">
          ${(Object.keys(PERIODS) as Period[]).map((period) =>
            html`
              <button aria-pressed="${period === this.#period() && zoom === null}" @click="${() =>
                setQuery({ period: period === "hour" ? null : period, from: null, to: null })}">
                ${t(`live.period.${period}`)}
              </button>
            `
          )}
          <button @click="${this.#toggleZoom}">${t(zoom === null ? "live.times" : "live.zoom_out")}</button>
        </span>
      </div>
      ${zoom === null ? nothing : chartTimes(zoom, (from, to) => this.#zoomTo(from, to))} ${this.problem === null
        ? nothing
        : broken(this.problem, () => this.#load())}
      <div class="plot" role="img" aria-labelledby="chart-title" aria-describedby="chart-summary"></div>
      ${this.#summary()} ${this.#marked()}
    `;
  }

  override updated(): void {
    const [from, to] = this.#shownTime();
    this.#plot?.show(this.data, from, to);
    if (this.hour !== null && from < this.marksSince && this.#olderOf !== this.server) {
      this.#loadMarks();
    }
  }

  async #loadMarks(): Promise<void> {
    const { server } = this;
    this.#olderOf = server;
    this.olderMarks = [];
    const pages = await Promise.all(
      MARKED.map((type) =>
        get<Event[]>(`/servers/${server}/events${query({ event_type: type, limit: MARKS_READ })}`).catch(() => [])
      ),
    );
    if (server === this.server) {
      this.olderMarks = marks(pages.flat());
    }
  }

  /** The figures of the graph: its legend, and what a screen reader reads. */
  #summary(): TemplateResult {
    const formats = { cpu: percent, memory: megabytes, players: count };
    return html`
      <table class="figures" id="chart-summary">
        <thead>
          <tr>
            <td></td>
            <th class="number">${t("live.now")}</th>
            <th class="number">${t("live.average")}</th>
            <th class="number">${t("live.highest")}</th>
          </tr>
        </thead>
        <tbody>
          ${SERIES.map((name, index) => {
            const values = summary(this.data[index + 1]!);
            return html`
              <tr>
                <th scope="row"><span class="swatch ${name}"></span>${t(`servers.${name}`)}</th>
                <td class="number">${formats[name](values.now)}</td>
                <td class="number">${formats[name](values.average)}</td>
                <td class="number">${formats[name](values.highest)}</td>
              </tr>
            `;
          })}
        </tbody>
      </table>
    `;
  }

  /** What the marks in the graph mean, and how many there are. */
  #marked(): TemplateResult {
    const [from, to] = this.#shownTime();
    const shown = this.#allMarks().filter(({ time }) => time >= from && time <= to);
    const trouble = shown.filter((mark) => mark.isTrouble).length;
    const starts = shown.length - trouble;
    return html`
      <p class="hint marks">
        ${starts === 0 ? nothing : html`
          <span><span class="good" aria-hidden="true">●</span> ${t("live.marks.starts", { count: starts })}</span>
        `} ${trouble === 0 ? nothing : html`
          <span><span class="bad" aria-hidden="true">▼</span> ${t("live.marks.trouble", { count: trouble })}</span>
        `}
      </p>
    `;
  }

  #allMarks(): Mark[] {
    const key = ({ time, isTrouble }: Mark) => `${time} ${isTrouble}`;
    return [...new Map([...this.olderMarks, ...this.marks].map((mark) => [key(mark), mark])).values()];
  }

  #shownTime(): [number, number] {
    const now = Date.now() / 1000;
    return this.#zoom() ?? [now - PERIODS[this.#period()], now];
  }

  #period(): Period {
    const period = place.value.query.get("period") ?? "hour";
    return period in PERIODS ? period as Period : "hour";
  }

  /** Says what the graph is to show: what was read for something else comes too late. */
  #wanted(): string {
    return `${this.server} ${this.#period()} ${this.#zoom()}`;
  }

  #zoom(): [number, number] | null {
    const { query } = place.value;
    return between(query.get("from"), query.get("to"));
  }

  /** The one button for both keeps the focus. */
  readonly #toggleZoom = (): void => {
    this.#zoom() === null ? this.#zoomTo(...this.#shownTime()) : setQuery({ from: null, to: null });
  };

  #zoomTo(from: number, to: number): void {
    setQuery({ from: iso(Math.min(from, to)), to: iso(Math.max(from, to)) });
  }

  async #load(): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    const [from, to] = this.#zoom() ?? [now - PERIODS[this.#period()], null];
    const step = stepOf((to ?? now) - from);
    const times = { from: iso(from), to: to === null ? null : iso(to), resolution: `${step}s` };
    const wanted = this.#wanted();
    try {
      const points = await get<MetricPoint[]>(`/servers/${this.server}/metrics${query(times)}`);
      if (wanted === this.#shown) {
        this.data = columns(points, step);
        this.problem = null;
      }
    } catch (error) {
      if (wanted === this.#shown) {
        this.problem = error;
      }
    }
  }

  async #create(): Promise<void> {
    const { createPlot } = await import("./plot.ts");
    const figure = this.querySelector<HTMLElement>(".plot");
    if (!this.isConnected || figure === null) {
      return;
    }
    this.#plot?.destroy();
    this.#plot = createPlot(figure, {
      marks: () => this.#allMarks(),
      zoomed: (from, to) => from === null || to === null ? setQuery({ from: null, to: null }) : this.#zoomTo(from, to),
      labels: [t("servers.cpu"), t("servers.memory"), t("servers.players")],
    });
    this.#sizes.observe(figure);
    this.requestUpdate();
  }
}

/** Averages of players are seldom whole. */
function count(value: number | null): string {
  return number(value, Number.isInteger(value ?? 0) ? 0 : 1);
}
