import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ago } from "../core/format.ts";
import { t, tName } from "../core/i18n.ts";
import { games } from "../core/servers.ts";
import { View } from "../frame.ts";
import type { AdapterGame, AdapterPart, AdapterReport, GameSummary } from "../core/types.ts";
import { icon, type IconName } from "../parts/icons.ts";
import { Resource } from "../parts/resource.ts";
import { empty } from "../parts/states.ts";

const CHANGES = ["adapter_file", "adapter_registered", "adapter_unregistered"];
const PAUSE = 2000;

const SIGNS: Record<AdapterReport["state"], IconName> = {
  active: "check",
  waiting: "warning",
  broken: "warning",
  duplicate: "warning",
};

/** The files of the drop folder, what is wrong with them and why, and what each game can do now. */
@customElement("lg-adapters")
export class Adapters extends View {
  readonly #files = new Resource<AdapterReport[]>(this, () => "/system/adapters", {
    isChange: ({ data }) => CHANGES.includes(data.event_type),
    pause: PAUSE,
  });

  constructor() {
    super();
    this.watch(games);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(games.listen(() => this.#files.reload()));
  }

  override render(): unknown {
    return html`
      <div class="page-head"><h1>${t("adapters.title")}</h1></div>
      <p class="hint">${t("adapters.text")}</p>
      ${this.#files.draw((files) =>
        files.length === 0 ? empty(t("adapters.none"), t("adapters.none.text")) : html`
          <ul class="adapter-files">${repeat(files, (file) => file.file, (file) => this.#file(file))}</ul>
        `
      )} ${this.#others(this.#files.value ?? [])}
    `;
  }

  #file(file: AdapterReport): TemplateResult {
    return html`
      <li class="card">
        <header>
          <h2>${file.file}</h2>
          <span class="adapter-state ${file.state}">${icon(SIGNS[file.state])} ${t(
            `adapters.state.${file.state}`,
          )}</span>
        </header>
        <p class="hint">
          ${file.bundle === null ? t("adapters.no_bundle") : `${file.bundle} ${file.version ?? ""}`} · ${ago(
            file.since,
          )}
        </p>
        ${file.problem === null ? nothing : html`
          <p class="notice ${file.state === "waiting" ? "warning" : "failed"}">
            ${icon("warning")}<span
              class="text pre"
            >${file.problem}</span>
          </p>
        `} ${file.state === "active" && file.games.length === 0
          ? html`
            <p>${t("adapters.no_games")}</p>
          `
          : file.games.map((game) => this.#game(game))}
      </li>
    `;
  }

  #game(game: AdapterGame): TemplateResult {
    const name = games.value?.find((one) => one.game_type === game.game_type)?.display_name ?? game.game_type;
    return html`
      <h3>${name}</h3>
      <ul class="capabilities">${game.parts.map((part) => capability(part))}</ul>
    `;
  }

  /** Games that no file of the drop folder declares, such as those of a bundle installed in the shell. */
  #others(files: readonly AdapterReport[]): unknown {
    const declared = new Set(files.flatMap((file) => file.games.map((game) => game.game_type)));
    const others = (games.value ?? []).filter((game) => !declared.has(game.game_type));
    return others.length === 0 || this.#files.value === null ? nothing : html`
      <section class="block" aria-labelledby="other-games">
        <h2 id="other-games">${t("adapters.others")}</h2>
        ${others.map((game: GameSummary) =>
          html`
            <h3>${game.display_name} ${game.version}</h3>
            <ul class="capabilities">${game.capabilities.map((name) =>
              capability({ name, available: true, reason: null })
            )}</ul>
          `
        )}
      </section>
    `;
  }
}

function capability(part: AdapterPart): TemplateResult {
  return html`
    <li class="${part.available ? "is-there" : "is-missing"}">
      ${icon(part.available ? "check" : "kill")}
      <span>${tName("capability", part.name)}${part.available ? nothing : html`
        <span class="visually-hidden">: ${t("adapters.unavailable")}</span>
        <span class="sub">${part.reason}</span>
      `}</span>
    </li>
  `;
}
