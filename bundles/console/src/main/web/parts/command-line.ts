import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { describe, get, post } from "../core/api.ts";
import { CommandHistory } from "../core/command-history.ts";
import { t } from "../core/i18n.ts";
import { keep, kept } from "../core/session.ts";
import { View } from "../core/state.ts";
import type { CommandResponse, Player, RemoteAdmin, Server } from "../core/types.ts";
import type { CommandInput } from "./command-input.ts";
import "./command-input.ts";
import { icon } from "./icons.ts";
import { isActive } from "./status.ts";

type Mode = "command" | "say";

interface Exchange {
  mode: Mode;
  text: string;
  /** `null` until it has come. */
  response: string | null;
  isRefused?: boolean;
}

const MAX_SHOWN = 20;

/** The line for commands to the game, or messages to its players, with the responses apart from the log. */
@customElement("lg-command-line")
export class CommandLine extends View {
  /** Stays the same server for the life of this element. */
  @property({ attribute: false })
  accessor server!: Server;
  /** Those who are online. */
  @property({ attribute: false })
  accessor players: readonly Pick<Player, "slot_id" | "name">[] = [];

  @state()
  accessor mode: Mode = "command";
  @state()
  accessor canSay = false;
  @state()
  accessor exchanges: readonly Exchange[] = [];

  /** Apart, so that no message to players is suggested as a command. */
  #histories: Record<Mode, CommandHistory> = { command: new CommandHistory(), say: new CommandHistory() };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#histories = { command: this.#readHistory("command"), say: this.#readHistory("say") };
    get<RemoteAdmin>(`/games/${encodeURIComponent(this.server.game_type)}/remote-admin`).then(
      (remote) => this.canSay = remote.operations.includes("say"),
      () => this.canSay = false,
    );
  }

  override render(): unknown {
    const isRunning = isActive(this.server);
    const label = t(this.mode === "say" ? "command.say.hint" : "command.hint");
    return html`
      ${this.exchanges.length === 0 ? nothing : html`
        <div class="responses" role="status" tabindex="0" aria-label="${t("command.responses")}">
          ${this.exchanges.map((exchange) =>
            html`
              <div class="exchange ${exchange.isRefused ? "refused" : ""}">
                <div class="asked">${exchange.mode === "say" ? t("command.say") : ">"} ${exchange.text}</div>
                <pre>${exchange.response ?? t("command.waiting")}</pre>
              </div>
            `
          )}
        </div>
      `}
      <form class="command-line" @submit="${this.#submit}">
        ${this.canSay
          ? html`
            <select aria-label="${t("command.mode")}" @change="${(event: Event) =>
              this.mode = (event.target as HTMLSelectElement).value as Mode}">
              <option value="command" ?selected="${this.mode === "command"}">${t("command.command")}</option>
              <option value="say" ?selected="${this.mode === "say"}">${t("command.say")}</option>
            </select>
          `
          : nothing}
        <lg-command-input
          .game="${this.server.game_type}"
          .players="${this.players}"
          .history="${this.#histories[this.mode]}"
          .completes="${this.mode === "command"}"
          .label="${label}"
          .placeholder="${isRunning ? label : t("command.stopped")}"
          .disabled="${!isRunning}"
        ></lg-command-input>
        <button ?disabled="${!isRunning}">${icon("right")}${t("command.send")}</button>
      </form>
    `;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.querySelector<CommandInput>("lg-command-input")!.take();
    if (text === "") {
      return;
    }
    const { mode } = this;
    this.#histories[mode].add(text);
    keep(this.#stored(mode), JSON.stringify(this.#histories[mode].commands));
    const exchange: Exchange = { mode, text, response: null };
    this.exchanges = [...this.exchanges, exchange].slice(-MAX_SHOWN);
    try {
      const path = `/servers/${this.server.id}/remote-admin`;
      if (mode === "say") {
        await post(`${path}/say`, { message: text });
        exchange.response = t("command.said");
      } else {
        exchange.response = (await post<CommandResponse>(`${path}/command`, { command: text })).response ||
          t("command.no_response");
      }
    } catch (error) {
      exchange.response = describe(error);
      exchange.isRefused = true;
    }
    this.exchanges = [...this.exchanges];
  };

  /** The name under which a history is kept. */
  #stored(mode: Mode): string {
    return `${mode}.${this.server.id}`;
  }

  #readHistory(mode: Mode): CommandHistory {
    return new CommandHistory(read(this.#stored(mode)));
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("exchanges")) {
      const list = this.querySelector(".responses");
      list?.scrollTo(0, list.scrollHeight);
    }
  }
}

/** What was stored may be anything. */
function read(name: string): string[] {
  try {
    const value: unknown = JSON.parse(kept(name) ?? "[]");
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
