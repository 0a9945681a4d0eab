import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get, query } from "../core/api.ts";
import { megabytes, number, percent } from "../core/format.ts";
import { language, t } from "../core/i18n.ts";
import { onMessage } from "../core/live.ts";
import {
  add,
  type Columns,
  columns,
  forget,
  type Mark,
  type Period,
  PERIODS,
  stepOf,
  summary,
} from "../core/metrics.ts";
import { place, setQuery } from "../core/router.ts";
import { View } from "../core/state.ts";
import type { MetricPoint } from "../core/types.ts";
import type { Plot } from "./plot.ts";
import { broken } from "./states.ts";

/** The step of the first hour, which comes with the overview. */
const MINUTE = 60;
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

  @state()
  accessor problem: unknown = null;
  @state()
  accessor data: Columns = [[], [], [], []];

  #plot: Plot | null = null;
  #shown = "";
  readonly #sizes = new ResizeObserver(() => this.#plot?.resize());
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    super();
    this.watch(place, language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const recolour = () => this.#create();
    this.#dark.addEventListener("change", recolour);
    this.untilRemoved(() => this.#dark.removeEventListener("change", recolour));
    const root = new MutationObserver(recolour);
    root.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.untilRemoved(() => root.disconnect());
    this.untilRemoved(language.listen(recolour));
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
    const wanted = `${this.server} ${this.#period()} ${this.#zoom()}`;
    if (this.#zoom() === null && this.#period() === "hour") {
      if (changed.has("hour") || wanted !== this.#shown) {
        this.data = columns(this.hour ?? [], MINUTE);
      }
    } else if (wanted !== this.#shown || changed.has("hour")) {
      this.#load();
    }
    this.#shown = wanted;
  }

  override render(): unknown {
    return html`
      <div class="chart-head">
        <h2 id="chart-title">${t("live.chart")}</h2>
        <span class="segments" role="group" aria-label="${t("live.period")}">
          ${(Object.keys(PERIODS) as Period[]).map((period) =>
            html`
              <button aria-pressed="${period === this.#period() && this.#zoom() === null}" @click="${() =>
                setQuery({ period: period === "hour" ? null : period, from: null, to: null })}">
                ${t(`live.period.${period}`)}
              </button>
            `
          )} ${this.#zoom() === null ? nothing : html`
            <button @click="${() => setQuery({ from: null, to: null })}">${t("live.zoom_out")}</button>
          `}
        </span>
      </div>
      ${this.problem === null ? nothing : broken(this.problem, () => this.#load())}
      <div class="plot" role="img" aria-labelledby="chart-title" aria-describedby="chart-summary"></div>
      ${this.#summary()}
    `;
  }

  override updated(): void {
    const zoom = this.#zoom();
    const now = Date.now() / 1000;
    const [from, to] = zoom ?? [now - PERIODS[this.#period()], now];
    this.#plot?.show(this.data, from, to);
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

  #period(): Period {
    const period = place.value.query.get("period") ?? "hour";
    return period in PERIODS ? period as Period : "hour";
  }

  #zoom(): [number, number] | null {
    const { query } = place.value;
    const [from, to] = [Date.parse(query.get("from") ?? "") / 1000, Date.parse(query.get("to") ?? "") / 1000];
    return from < to ? [from, to] : null;
  }

  async #load(): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    const [from, to] = this.#zoom() ?? [now - PERIODS[this.#period()], null];
    const step = stepOf((to ?? now) - from);
    const times = { from: iso(from), to: to === null ? null : iso(to), resolution: `${step}s` };
    const wanted = `${this.server} ${this.#period()} ${this.#zoom()}`;
    try {
      const points = await get<MetricPoint[]>(`/servers/${this.server}/metrics${query(times)}`);
      if (wanted === this.#shown) {
        this.data = columns(points, step);
        this.problem = null;
      }
    } catch (error) {
      this.problem = error;
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
      marks: () => this.marks,
      zoomed: (from, to) => setQuery({ from: from === null ? null : iso(from), to: to === null ? null : iso(to) }),
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

function iso(seconds: number): string {
  return new Date(Math.round(seconds) * 1000).toISOString();
}
