import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { get, post } from "../core/api.ts";
import { check } from "../core/check.ts";
import type { FieldProblem } from "../core/errors.ts";
import { t } from "../core/i18n.ts";
import { place, setQuery } from "../core/router.ts";
import type { Field } from "../core/schema.ts";
import { games, putServer, servers } from "../core/servers.ts";
import { View } from "../frame.ts";
import type { CreationResult, ExecutableSuggestion, Game, GameSummary } from "../core/types.ts";
import { problemsOf } from "../parts/form.ts";
import { mistakeText } from "../parts/form-text.ts";
import { href } from "../core/paths.ts";
import { loading } from "../parts/states.ts";
import { failed } from "../parts/toast.ts";
import { LeaveGuard } from "../parts/unsaved.ts";
import { createdServer } from "./created-server.ts";
import { executablePicks } from "./executable-picks.ts";
import { noGames } from "./first-server.ts";
import { definitionField, definitionProblems } from "./server-definition.ts";
import { executablesFor, portsFor } from "./server-suggestions.ts";

type Values = Record<string, unknown>;

const FIRST: Values = {
  name: "",
  description: "",
  exe_path: "",
  game_port: "",
  rcon_port: null,
  auto_restart: true,
  max_restarts: 3,
};

/** Adds a server: which game, and the few things that nobody else can know. The rest has defaults. */
@customElement("lg-new-server")
export class NewServer extends View {
  @state()
  accessor values: Values = FIRST;
  @state()
  accessor problems: readonly FieldProblem[] = [];
  @state()
  accessor executables: readonly ExecutableSuggestion[] = [];
  @state()
  accessor game: Game | null = null;
  @state()
  accessor isBusy = false;
  @state()
  accessor created: CreationResult | null = null;

  readonly #guard = new LeaveGuard();
  /** The fields that depend on the game and that the user has filled in, which suggestions therefore leave alone. */
  readonly #chosen = new Set<string>();
  #asked = "";

  constructor() {
    super();
    this.watch(games, servers, place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(() => this.#guard.release());
  }

  override willUpdate(): void {
    const game = this.#chosenGame();
    if (game !== undefined && game.game_type !== this.#asked) {
      this.#asked = game.game_type;
      this.#chosen.clear();
      this.values = { ...this.values, exe_path: "", game_port: "", rcon_port: null };
      this.game = null;
      this.executables = [];
      this.#suggest(game);
    }
  }

  override updated(): void {
    this.#guard.isUnsaved = this.created === null && (this.values.name !== "" || this.values.description !== "");
  }

  /** The game in the address, or the only one there is. */
  #chosenGame(): GameSummary | undefined {
    const all = games.value ?? [];
    const wanted = place.value.query.get("game");
    return all.find((game) => game.game_type === wanted) ?? (all.length === 1 ? all[0] : undefined);
  }

  /** Asks for all at once, and shows each as soon as it is there: a search for executables takes a while. */
  #suggest(game: GameSummary): void {
    const isCurrent = () => this.#asked === game.game_type;
    get<Game>(`/games/${encodeURIComponent(game.game_type)}`).then((view) => {
      if (isCurrent()) {
        this.game = view;
      }
    }, () => {});
    portsFor(game).then((ports) => {
      if (isCurrent() && ports !== null) {
        this.#fill({ game_port: ports.game_port, rcon_port: ports.rcon_port });
      }
    });
    executablesFor(game).then((executables) => {
      if (isCurrent()) {
        this.executables = executables;
        this.#fill(executables.length === 1 ? { exe_path: executables[0]!.path } : {});
      }
    });
  }

  #fill(suggested: Values): void {
    const others = Object.entries(suggested).filter(([name]) => !this.#chosen.has(name));
    this.values = { ...this.values, ...Object.fromEntries(others) };
  }

  override render(): unknown {
    if (games.value === null) {
      return loading();
    }
    return html`
      <div class="page-head"><h1>${t("setup.title")}</h1></div>
      ${this.created === null
        ? this.#form()
        : createdServer(this.created, servers.value?.get(this.created.id) ?? this.created)}
    `;
  }

  #form(): unknown {
    const all = games.value!;
    if (all.length === 0) {
      return noGames();
    }
    const chosen = this.#chosenGame();
    return html`
      <form class="setup" @submit="${this.#submit}" novalidate>
        <fieldset class="games">
          <legend>${t("setup.game")}</legend>
          ${all.map((game) =>
            html`
              <label class="game card">
                <input type="radio" name="game" .checked="${game === chosen}" @change="${() =>
                  setQuery({ game: game.game_type })}">
                <span><strong>${game.display_name}</strong> <span class="sub">${t("setup.adapter", {
                  version: game.version,
                })}</span></span>
              </label>
            `
          )}
        </fieldset>
        ${chosen === undefined ? nothing : this.#fields(chosen)}
      </form>
    `;
  }

  #fields(game: GameSummary): TemplateResult {
    return html`
      <div class="card">
        ${this.#all(game).map((field) => this.#field(field))}
        <div class="buttons">
          <a class="button" href="${href()}">${t("action.cancel")}</a>
          <button class="primary" ?disabled="${this.isBusy}">${t("setup.create")}</button>
        </div>
      </div>
    `;
  }

  #all(game: GameSummary): Field[] {
    const names = this.game?.allowed_executables ?? [];
    const exeHelp = names.length > 0 ? ` ${t("setup.exe_path.names", { names: names.join(", ") })}` : "";
    return [
      definitionField("name"),
      definitionField("description"),
      definitionField("exe_path", { description: t("setup.exe_path.help") + exeHelp }),
      definitionField("game_port"),
      ...(game.capabilities.includes("remote_admin")
        ? [definitionField("rcon_port", { type: ["integer", "null"], description: t("setup.rcon_port.new") })]
        : []),
      definitionField("auto_restart"),
      ...(this.values.auto_restart === true ? [definitionField("max_restarts")] : []),
    ];
  }

  #field(field: Field): TemplateResult {
    return html`
      <lg-field
        class="setup-field"
        .field="${field}"
        .value="${this.values[field.name]}"
        .problems="${problemsOf(field.name, this.problems)}"
        .change="${(value: unknown) => this.#choose(field.name, value)}"
        .notes="${field.name === "exe_path"
          ? executablePicks(this.executables, this.values.exe_path, (path) => this.#choose("exe_path", path))
          : nothing}"
      ></lg-field>
    `;
  }

  #choose(name: string, value: unknown): void {
    this.#chosen.add(name);
    this.values = { ...this.values, [name]: value };
    this.problems = this.problems.filter((problem) => problem.field !== name);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const game = this.#chosenGame()!;
    const fields = this.#all(game);
    this.problems = fields.flatMap((field) =>
      check(field, this.values[field.name]).map((mistake) => ({ field: field.name, reason: mistakeText(mistake) }))
    );
    if (this.problems.length === 0) {
      await this.#create(game.game_type, fields);
    }
    if (this.problems.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }

  async #create(type: string, fields: Field[]): Promise<void> {
    const given = fields.map((field) => [field.name, this.values[field.name]] as const)
      .filter(([, value]) => value !== null && value !== "");
    this.isBusy = true;
    try {
      const created = await post<CreationResult>("/servers", { game_type: type, ...Object.fromEntries(given) });
      const { credentials: _, ...server } = created;
      putServer(server);
      this.created = created;
    } catch (error) {
      this.problems = definitionProblems(error);
      if (!this.problems.some((problem) => fields.some((field) => field.name === problem.field))) {
        failed(error);
      }
    } finally {
      this.isBusy = false;
    }
  }
}
