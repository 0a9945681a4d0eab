/** What the field of the command line shows beside what is typed: the list of suggestions, and the syntax of a command. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { keyOf, parameterText, type Suggestion, type Typed } from "../core/command-completion.ts";
import { t } from "../core/i18n.ts";

export function suggestionList(
  id: string,
  suggestions: readonly Suggestion[],
  active: Suggestion | null,
  accept: (suggestion: Suggestion) => void,
): TemplateResult {
  return html`
    <div
      class="completions"
      id="${id}"
      role="listbox"
      tabindex="-1"
      aria-label="${t("command.list")}"
      @mousedown="${keepFocus}"
    >
      ${repeat(suggestions, keyOf, (one, index) =>
        html`
          <div
            id="${id}-${index}"
            class="${one.kind}"
            role="option"
            aria-selected="${one === active}"
            @click="${() => accept(one)}"
          >
            <span class="title">${one.kind === "player" && one.detail !== "" ? `${one.detail} ` : nothing}<bdi>${one
              .title}</bdi></span>
            <span class="detail">${detail(one)}</span>
          </div>
        `)}
    </div>
  `;
}

function detail(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case "history":
      return t("command.sent_before");
    case "player":
      return t("command.online");
    case "command":
      return suggestion.detail;
  }
}

/** Returns how a command is written, with the parameter that is being typed, and what it does. */
export function syntax({ command, parameter }: Typed): TemplateResult {
  return html`
    <code>${command.name}${command.parameters.map((one, index) =>
      html`
        ${index === parameter
          ? html`
            <strong>${parameterText(one)}</strong>
          `
          : parameterText(one)}
      `
    )}</code> ${command.description}
  `;
}

/** Keeps the focus in the field when something beside it is pressed. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}
