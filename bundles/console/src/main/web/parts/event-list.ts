import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, query } from "../core/api.ts";
import { actorName, eventText, eventTypes, isTrouble } from "../core/event-text.ts";
import { ago, time } from "../core/format.ts";
import { language, t, tName } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { place, setQuery } from "../core/router.ts";
import { View } from "../frame.ts";
import type { Event } from "../core/types.ts";
import { broken, empty, loading } from "./states.ts";

const PAGE = 50;
/** Messages about events lack their ids and actors, so the list is read again, at most this often. */
const REREAD_MILLISECONDS = 3000;

/** The audit trail of a server, or of the platform: newest first, with the type in the address. */
@customElement("lg-event-list")
export class EventList extends View {
  /** The server, or `null` for events of the platform. */
  @property({ attribute: false })
  accessor server: number | null = null;

  @state()
  accessor events: readonly Event[] | null = null;
  @state()
  accessor hasMore = false;
  @state()
  accessor problem: unknown = null;

  #shown = "";
  #reread: ReturnType<typeof setTimeout> | undefined;
  #lastRead = 0;

  constructor() {
    super();
    this.watch(place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("event", (message) => {
      if (message.server_id === this.server) {
        this.#soon();
      }
    }));
    this.untilRemoved(() => {
      clearTimeout(this.#reread);
      this.#reread = undefined;
    });
  }

  override willUpdate(_changed: PropertyValues): void {
    const wanted = `${this.server} ${this.#type()}`;
    if (wanted !== this.#shown) {
      this.#shown = wanted;
      this.events = null;
      this.#load();
    }
  }

  override render(): unknown {
    return html`
      <div class="tools">
        <select aria-label="${t("events.type")}" @change="${(event: globalThis.Event) =>
          setQuery({ type: (event.target as HTMLSelectElement).value })}">
          <option value="">${t("events.type.all")}</option>
          ${this.#types().map(([type, name]) =>
            html`
              <option value="${type}" ?selected="${type === this.#type()}">${name}</option>
            `
          )}
        </select>
      </div>
      ${this.problem === null ? nothing : broken(this.problem, () => this.#load())} ${this.events === null
        ? this.problem === null ? loading() : nothing
        : this.events.length === 0
        ? empty(t("events.none"), t("events.none.text"))
        : this.#table(this.events)} ${this.hasMore
        ? html`
          <div class="buttons"><button @click="${this.#more}">${t("events.more")}</button></div>
        `
        : nothing}
    `;
  }

  #table(events: readonly Event[]): TemplateResult {
    return html`
      <table class="events">
        <thead>
          <tr>
            <th>${t("events.when")}</th>
            <th>${t("events.what")}</th>
            <th>${t("events.who")}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(events, (event) => event.id, (event) =>
            html`
              <tr class="${isTrouble(event.event_type) ? "trouble" : ""}">
                <td class="when">${ago(event.timestamp)}<span class="sub">${time(event.timestamp)}</span></td>
                <td class="what">${this.#what(event)}</td>
                <td class="who">${actorName(event.actor)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    `;
  }

  #what(event: Event): unknown {
    const details = Object.entries(event.detail);
    return details.length === 0 ? eventText(event) : html`
      <details>
        <summary>${eventText(event)}</summary>
        <dl>
          <div>
            <dt>${t("events.type")}</dt>
            <dd><code>${event.event_type}</code></dd>
          </div>
          ${details.map(([name, value]) =>
            html`
              <div>
                <dt>${name}</dt>
                <dd class="pre">${text(value)}</dd>
              </div>
            `
          )}
        </dl>
      </details>
    `;
  }

  #type(): string {
    return place.value.query.get("type") ?? "";
  }

  /** The known types, and what else is in the list or the address. */
  #types(): [string, string][] {
    const types = new Set([
      ...eventTypes(this.server === null),
      ...(this.events ?? []).map((event) => event.event_type),
      ...(this.#type() === "" ? [] : [this.#type()]),
    ]);
    return [...types]
      .map((type): [string, string] => [type, tName("event", type)])
      .sort((a, b) => a[1].localeCompare(b[1], language.value));
  }

  #page(offset: number): Promise<Event[]> {
    const path = this.server === null ? "/events" : `/servers/${this.server}/events`;
    return get<Event[]>(path + query({ limit: PAGE, offset, event_type: this.#type() }));
  }

  async #load(): Promise<void> {
    const wanted = this.#shown;
    this.#lastRead = Date.now();
    try {
      const page = await this.#page(0);
      if (wanted !== this.#shown) {
        return;
      }
      const oldest = page.at(-1)?.id ?? 0;
      // Older pages stay, unless there is a gap between them and the newest one.
      const known = this.events ?? [];
      const adjoins = known.some((event) => event.id >= oldest);
      this.events = [...page, ...(adjoins ? known.filter((event) => event.id < oldest) : [])];
      this.hasMore = adjoins ? this.hasMore : page.length === PAGE;
      this.problem = null;
    } catch (error) {
      this.problem = error;
    }
  }

  #soon(): void {
    if (this.#reread === undefined) {
      this.#reread = setTimeout(() => {
        this.#reread = undefined;
        this.#load();
      }, Math.max(100, this.#lastRead + REREAD_MILLISECONDS - Date.now()));
    }
  }

  readonly #more = async (): Promise<void> => {
    try {
      const known = this.events ?? [];
      const page = await this.#page(known.length);
      const oldest = known.at(-1)?.id ?? Infinity;
      this.events = [...known, ...page.filter((event) => event.id < oldest)];
      this.hasMore = page.length === PAGE;
    } catch (error) {
      this.problem = error;
    }
  };
}

function text(value: unknown): string {
  return Array.isArray(value) && value.every((one) => typeof one === "string")
    ? value.join("\n")
    : typeof value === "object"
    ? JSON.stringify(value)
    : String(value);
}
