/**
 * The field of the command line: a combobox whose list suggests commands, players and what was sent before. It never sends
 * by itself; Enter only takes a suggestion that the arrow keys have reached.
 */
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { inline, keyOf, rest, suggest, type Suggestion, typedCommand } from "../core/command-completion.ts";
import type { CommandHistory } from "../core/command-history.ts";
import { commandsOf, type GameCommands } from "../core/game-commands.ts";
import { t } from "../core/i18n.ts";
import { games } from "../core/servers.ts";
import { View } from "../core/state.ts";
import type { Player } from "../core/types.ts";
import { keepFocus, suggestionList, syntax } from "./command-suggestions.ts";
import { icon } from "./icons.ts";

const LIST = "command-list";

@customElement("lg-command-input")
export class CommandInput extends View {
  /** Stays the same for the life of this element. */
  @property({ attribute: false })
  accessor game = "";
  @property({ attribute: false })
  accessor players: readonly Pick<Player, "slot_id" | "name">[] = [];
  @property({ attribute: false })
  accessor history!: CommandHistory;
  @property({ attribute: false })
  accessor label = "";
  @property({ attribute: false })
  accessor placeholder = "";
  @property({ attribute: false })
  accessor disabled = false;
  /** Whether commands are typed, and not messages to players. */
  @property({ attribute: false })
  accessor completes = true;

  @query("input")
  accessor input!: HTMLInputElement;
  /** What the field contains. */
  @state()
  accessor line = "";
  @state()
  accessor isOpen = false;
  /** The suggestion that the arrow keys have reached. */
  @state({ hasChanged: (one: Suggestion | null, other?: Suggestion | null) => keyOf(one) !== keyOf(other) })
  accessor active: Suggestion | null = null;

  #suggestions: readonly Suggestion[] = [];
  #commands!: GameCommands;
  /** Whether what the arrow keys had reached has gone since, such as a player who left. */
  #isActiveGone = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#commands = commandsOf(this.game);
    this.untilRemoved(this.#commands.known.listen(() => this.requestUpdate()));
    this.untilRemoved(games.listen(() => this.matches(":focus-within") && this.#readCommands()));
  }

  /** Takes the line out of the field. */
  take(): string {
    const line = this.input.value.trim();
    this.#write("");
    return line;
  }

  override willUpdate(_changed: PropertyValues): void {
    if (this.disabled) {
      this.#typed(false);
    }
    const { line, players, history, active } = this;
    this.#suggestions = this.isOpen && this.completes
      ? suggest(line, { commands: this.#commands.known.value, players, history: history.commands })
      : [];
    // A player may have left meanwhile, whose number another one has now.
    this.active = this.#suggestions.find((one) => keyOf(one) === keyOf(active)) ?? null;
    this.#isActiveGone ||= active !== null && this.active === null;
  }

  override render(): unknown {
    const { line, active } = this;
    const isExpanded = this.#suggestions.length > 0;
    const typed = this.completes ? typedCommand(line, this.#commands.known.value) : null;
    return html`
      <div class="command-field" @focusout="${this.#left}">
        ${isExpanded ? suggestionList(LIST, this.#suggestions, active, (one) => this.#accept(one)) : nothing}
        <div class="command-text">
          <span class="ghost" aria-hidden="true"><span>${line}</span>${this.#offered()}</span>
          <input
            name="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength="1000"
            role="${this.completes ? "combobox" : nothing}"
            aria-autocomplete="${this.completes ? "both" : nothing}"
            aria-expanded="${this.completes ? isExpanded : nothing}"
            aria-controls="${this.completes ? LIST : nothing}"
            aria-activedescendant="${active === null ? nothing : `${LIST}-${this.#suggestions.indexOf(active)}`}"
            aria-describedby="${typed === null ? nothing : "command-syntax"}"
            aria-label="${this.label}"
            placeholder="${this.placeholder}"
            ?disabled="${this.disabled}"
            @focus="${this.#readCommands}"
            @input="${() => this.#typed(this.input.value !== "")}"
            @keydown="${this.#key}"
          >
          ${this.completes && !this.disabled
            ? html`
              <button
                type="button"
                class="quiet compact"
                tabindex="-1"
                aria-label="${t("command.suggest")}"
                title="${t("command.suggest")}"
                aria-expanded="${isExpanded}"
                aria-controls="${LIST}"
                @mousedown="${keepFocus}"
                @click="${this.#toggle}"
              >
                ${icon("up")}
              </button>
            `
            : nothing}
        </div>
        <p class="hint" id="command-syntax">${typed === null ? nothing : syntax(typed)}</p>
        <span class="visually-hidden" role="status">
          ${isExpanded ? t("command.suggestions", { count: this.#suggestions.length }) : nothing}
        </span>
      </div>
    `;
  }

  /** The suggestion that Tab takes. */
  #next(): Suggestion | null {
    return this.active ?? inline(this.#suggestions, this.line);
  }

  #offered(): string {
    const next = this.#next();
    return next === null ? "" : rest(next, this.line);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) {
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (this.#isShortcut(event)) {
      event.preventDefault();
      this.#readCommands();
      this.#typed(true);
    } else if (!isPlain) {
      return;
    } else if (this.#isActiveGone && event.key === "Enter") {
      // It was meant for what has gone: the line, such as "kick 1", must not be sent in its place.
      event.preventDefault();
      this.#isActiveGone = false;
    } else if (this.#suggestions.length === 0) {
      this.#keyWhenClosed(event);
    } else if (this.#keyInList(event)) {
      event.preventDefault();
    }
  };

  #isShortcut(event: KeyboardEvent): boolean {
    return this.completes &&
      ((event.ctrlKey && event.code === "Space") || (event.altKey && event.key === "ArrowDown"));
  }

  #keyWhenClosed(event: KeyboardEvent): void {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const line = this.history.move(event.key === "ArrowUp" ? -1 : 1, this.input.value);
      if (line !== null) {
        this.#write(line);
      }
    }
  }

  /** Returns whether the key was meant for the list. */
  #keyInList({ key }: KeyboardEvent): boolean {
    const { selectionStart, value } = this.input;
    const next = this.#next();
    switch (key) {
      case "ArrowUp":
      case "ArrowDown":
        this.#move(key === "ArrowUp" ? -1 : 1);
        return true;
      case "Escape":
        this.#typed(false);
        return true;
      case "Tab":
        return next !== null && this.#accept(next);
      case "ArrowRight":
        return next !== null && selectionStart === value.length && this.#accept(next);
      case "Enter":
        return this.active !== null && this.#accept(this.active);
      default:
        return false;
    }
  }

  /** Goes through the suggestions and, between the last and the first, to what was typed. */
  #move(step: 1 | -1): void {
    const all = [null, ...this.#suggestions];
    const index = all.indexOf(this.active) + step;
    this.#isActiveGone = false;
    this.active = all[(index + all.length) % all.length]!;
  }

  #accept(suggestion: Suggestion): true {
    this.#write(suggestion.line);
    this.input.focus();
    this.input.setSelectionRange(this.line.length, this.line.length);
    // What follows may have suggestions of its own.
    this.isOpen = suggestion.kind !== "history" && this.line.endsWith(" ");
    return true;
  }

  /** Replaces what is in the field, whose list closes. */
  #write(line: string): void {
    if (this.hasUpdated) {
      this.input.value = line;
    }
    this.#typed(false);
  }

  #typed(isOpen: boolean): void {
    this.line = this.hasUpdated ? this.input.value : "";
    this.active = null;
    this.#isActiveGone = false;
    this.isOpen = isOpen;
  }

  readonly #toggle = (): void => {
    const isOpen = this.#suggestions.length > 0;
    this.input.focus();
    this.#typed(!isOpen);
  };

  readonly #left = (event: FocusEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) {
      this.#typed(false);
    }
  };

  readonly #readCommands = (): void => {
    if (this.completes) {
      this.#commands.read();
    }
  };

  override updated(changed: PropertyValues): void {
    // What was typed is scrolled, so that nothing can be drawn behind its end.
    this.querySelector<HTMLElement>(".ghost")!.hidden = this.input.scrollWidth > this.input.clientWidth;
    if (changed.has("isOpen")) {
      this.querySelector(".completions")?.scrollIntoView({ block: "nearest" });
    }
    if (changed.has("active")) {
      this.querySelector(`[aria-selected="true"]`)?.scrollIntoView({ block: "nearest" });
    }
  }
}
