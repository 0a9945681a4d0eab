import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { remove } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { LEVELS, LogFeed } from "../core/log-feed.ts";
import { place, setQuery } from "../core/router.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { LogLine, Server } from "../core/types.ts";
import { copyText } from "../parts/clipboard.ts";
import { ask } from "../parts/dialog.ts";
import { icon, type IconName } from "../parts/icons.ts";
import type { LogView } from "../parts/log-view.ts";
import "../parts/log-view.ts";
import "../parts/time-field.ts";
import { done, failed } from "../parts/toast.ts";

const WRAP = "languard.log.wrap";
const TYPING_MILLISECONDS = 300;

/** The log of a server: live, and everything stored. What is shown of it is in the address. */
@customElement("lg-server-log")
export class ServerLog extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor wrap = localStorage.getItem(WRAP) !== "off";
  @query("lg-log-view")
  accessor view!: LogView | null;

  #feed: LogFeed | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.watch(place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#feed?.end();
    this.#feed = null;
  }

  override willUpdate(_changed: PropertyValues): void {
    const { search, level, at, id, isMarkOnly } = this.#address();
    const filter = { search: isMarkOnly ? "" : search, level };
    const present = this.#feed;
    const isSame = present !== null && present.server === this.server.id && present.filter.search === filter.search &&
      present.filter.level === level;
    const { entries } = present?.window ?? { entries: [] };
    const isHere = at === null || at === present?.at || (id !== undefined && entries.some((entry) => entry.id === id));
    if (!isSame || !isHere) {
      present?.end();
      this.#feed = new LogFeed(this.server.id, filter, at, () => this.view?.refresh());
      this.#feed.start();
    }
  }

  override render(): unknown {
    const { search, at, id } = this.#address();
    return html`
      ${this.#tools()}
      <lg-log-view
        .feed="${this.#feed}"
        .mark="${search.toLowerCase()}"
        .wrap="${this.wrap}"
        .target="${at === null ? null : { at, id }}"
        .address="${(line: LogLine) => this.#link(line)}"
        @log-end="${() => setQuery({ at: null, line: null })}"
      ></lg-log-view>
    `;
  }

  #address() {
    const { query } = place.value;
    const level = query.get("level") ?? "";
    const at = query.get("at");
    return {
      search: query.get("q") ?? "",
      level: LEVELS.includes(level as LogLine["level"]) ? level : "",
      at: at !== null && !Number.isNaN(Date.parse(at)) ? at : null,
      id: Number(query.get("line")) || undefined,
      isMarkOnly: query.get("mark") === "1",
    };
  }

  /** A line's address shows it among all lines, with the searched text marked. */
  #link(line: LogLine): string {
    const url = new URL(location.href);
    const q = url.searchParams.get("q");
    url.search = new URLSearchParams({ at: line.timestamp, line: String(line.id), ...(q ? { q, mark: "1" } : {}) })
      .toString();
    return url.href;
  }

  #tools(): TemplateResult {
    const { search, level, at, isMarkOnly } = this.#address();
    return html`
      <div class="tools log-tools">
        <label class="search">
          ${icon("search")}
          <input
            type="search"
            aria-label="${t("log.search")}"
            placeholder="${t("log.search")}"
            .value="${search}"
            @input="${(event: Event) => this.#search((event.target as HTMLInputElement).value)}"
            @keydown="${this.#searchKey}"
          >
        </label>
        ${search === "" ? nothing : html`
          <label class="switch"><input type="checkbox" .checked="${!isMarkOnly}" @change="${(event: Event) =>
            setQuery({ mark: (event.target as HTMLInputElement).checked ? null : "1" })}"> ${t("log.only")}</label>
          <button class="compact" title="${t("log.previous")}" aria-label="${t("log.previous")}" @click="${() =>
            this.#jump(-1)}">${icon("up")}</button>
          <button class="compact" title="${t("log.next")}" aria-label="${t("log.next")}" @click="${() =>
            this.#jump(1)}">${icon("down")}</button>
        `}
        <select aria-label="${t("log.level")}" @change="${(event: Event) =>
          setQuery({ level: (event.target as HTMLSelectElement).value })}">
          <option value="">${t("log.level.all")}</option>
          ${LEVELS.map((one) =>
            html`
              <option value="${one}" ?selected="${one === level}">${t(`log.level.${one}`)}</option>
            `
          )}
        </select>
        <lg-time-field
          .label="${t("log.from")}"
          .time="${at ?? ""}"
          @time="${(event: CustomEvent<string | null>) => setQuery({ at: event.detail, line: null })}"
        ></lg-time-field>
        <label class="switch"><input type="checkbox" .checked="${this.wrap}" @change="${this.#wrap}"> ${t(
          "log.wrap",
        )}</label>
        <span class="log-actions">
          ${action("copy", t("log.copy"), this.#copy)} ${action(
            "download",
            t("log.download"),
            this.#download,
          )} ${can("server.config", this.server.id) ? action("trash", t("log.clear"), this.#clear) : nothing}
        </span>
      </div>
    `;
  }

  #search(text: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => setQuery({ q: text }), TYPING_MILLISECONDS);
  }

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      clearTimeout(this.#typing);
      setQuery({ q: (event.target as HTMLInputElement).value });
      this.#jump(event.shiftKey ? 1 : -1);
    }
  };

  #jump(direction: 1 | -1): void {
    if (this.view?.jump(direction) === false) {
      done(t("log.no_more"));
    }
  }

  readonly #wrap = (event: Event): void => {
    this.wrap = (event.target as HTMLInputElement).checked;
    localStorage.setItem(WRAP, this.wrap ? "on" : "off");
  };

  readonly #copy = (): Promise<void> =>
    copyText(this.view!.text(), t(this.view!.isSelected() ? "log.copied.selection" : "log.copied.all"));

  readonly #download = (): void => {
    const url = URL.createObjectURL(new Blob([this.view!.allText()], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${this.server.name.replace(/[^\p{L}\p{N}._-]+/gu, "_")}.log`;
    link.click();
    URL.revokeObjectURL(url);
  };

  readonly #clear = async (): Promise<void> => {
    const { name } = this.server;
    const question = { title: t("log.clear.question", { name }), text: t("log.clear.text"), action: t("log.clear") };
    if (await ask({ ...question, danger: true })) {
      await remove(`/servers/${this.server.id}/logs`).catch(failed);
    }
  };
}

function action(name: IconName, label: string, act: () => void): TemplateResult {
  return html`
    <button class="compact" title="${label}" aria-label="${label}" @click="${act}">${icon(name)}</button>
  `;
}
