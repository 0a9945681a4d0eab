import { html, nothing, type TemplateResult } from "lit";
import { describe } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { upload } from "../core/upload.ts";
import { MASK } from "../core/values.ts";
import { openDialog } from "../parts/dialog.ts";
import { describeValue } from "../parts/form-text.ts";
import { icon } from "../parts/icons.ts";
import { loading } from "../parts/states.ts";
import { type Change, changesOf, type Group, groups, type ImportResult } from "./config-import-model.ts";
import type { ConfigModel } from "./config-model.ts";

/** The statements of one reason that are shown without opening it. */
const FEW = 3;

/**
 * Imports files of a server that was run without Languard, one after the other: shows what a file would change, and what of it is
 * not taken, before anything is stored.
 *
 * @param first a file that was dropped on the page
 * @returns the number of values that the last file has brought; `undefined` if nothing was imported
 */
export function importConfig(server: number, model: ConfigModel, first?: File): Promise<number | undefined> {
  const path = `/servers/${server}/config/import`;
  const gone = new AbortController();
  let file: File | null = null;
  let found: ImportResult | null = null;
  let error: unknown = null;
  let isBusy = false;

  const run = <T>(work: () => Promise<T>, draw: () => void): Promise<T | undefined> => {
    isBusy = true;
    error = null;
    draw();
    return work().catch((thrown) => {
      error = thrown;
      return undefined;
    }).finally(() => {
      isBusy = false;
      draw();
    });
  };

  return openDialog<number>((close, dialog, draw) => {
    const send = (query: string) => upload<ImportResult>(path + query, file!, () => {}, gone.signal);
    const choose = async (chosen: File | undefined) => {
      if (chosen !== undefined && !isBusy) {
        file = chosen;
        found = null;
        found = await run(() => send("?dry_run=true"), draw) ?? null;
        draw();
        dialog.querySelector<HTMLElement>(".import-result")?.focus({ preventScroll: true });
      }
    };
    if (first !== undefined) {
      const dropped = first;
      first = undefined;
      queueMicrotask(() => choose(dropped));
    }
    const apply = async () => {
      const result = await run(() => send(""), draw);
      if (result !== undefined) {
        close(changesOf(model, result).changes.length);
      }
    };
    return html`
      <div
        @dragover="${(event: DragEvent) => event.preventDefault()}"
        @drop="${(event: DragEvent) => {
          event.preventDefault();
          event.stopPropagation();
          choose(event.dataTransfer?.files[0]);
        }}"
      >
        <h2>${t("config.import")}</h2>
        <p>${t("config.import.text")}</p>
        <div class="tools">
          <label class="button upload-button">
            ${icon("upload")}<span>${t(file === null ? "config.import.choose" : "config.import.other")}</span>
            <input type="file" class="visually-hidden" ?autofocus="${file === null}" @change="${(event: Event) => {
              const input = event.target as HTMLInputElement;
              choose(input.files?.[0]);
              input.value = "";
            }}">
          </label>
          <span class="hint">${file === null ? t("config.import.drop") : file.name}</span>
        </div>
        <p class="problem pre" role="alert">${error === null ? nothing : describe(error)}</p>
        ${isBusy && found === null ? loading() : nothing} ${found === null ? nothing : resultView(model, found)}
        <div class="buttons">
          <button type="button" @click="${() => {
            gone.abort();
            close();
          }}">${t("action.cancel")}</button>
          ${found === null ? nothing : html`
            <button type="button" class="primary" ?disabled="${isBusy || !hasAnything(found)}" @click="${apply}">${t(
              "config.import.apply",
            )}</button>
          `}
        </div>
      </div>
    `;
  }, "wide");
}

/** Calls `dropped` with a file that is dropped anywhere on the page, until the signal is aborted. */
export function onFileDrop(isAllowed: () => boolean, dropped: (file: File) => void, signal: AbortSignal): void {
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") && isAllowed()) {
      event.preventDefault();
    }
  }, { signal });
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (file !== undefined && isAllowed()) {
      event.preventDefault();
      dropped(file);
    }
  }, { signal });
}

function hasAnything(result: ImportResult): boolean {
  return Object.values(result.sections).some((values) => Object.keys(values).length > 0) ||
    (result.rotation?.length ?? 0) > 0;
}

function resultView(model: ConfigModel, result: ImportResult): TemplateResult {
  const { changes, sameCount } = changesOf(model, result);
  const rotation = result.rotation ?? [];
  return html`
    <div class="import-result" tabindex="-1">
      <h3>${t("config.import.changes", { count: changes.length })}</h3>
      ${changes.length === 0 ? nothing : html`
        <table class="import-changes">
          <thead>
            <tr>
              <th scope="col">${t("config.import.setting")}</th>
              <th scope="col">${t("config.import.from")}</th>
              <th scope="col">${t("config.import.to")}</th>
            </tr>
          </thead>
          <tbody>${changes.map(changeRow)}</tbody>
        </table>
      `}
      <p class="hint">${sameCount === 0 ? nothing : t("config.import.same", { count: sameCount })}</p>
      ${rotation.length === 0 ? nothing : html`
        <h3>${t("config.import.rotation")}</h3>
        <ol>${rotation.map((mission) =>
          html`
            <li>${mission.mission_name}${mission.difficulty === null ? nothing : ` (${mission.difficulty})`}</li>
          `
        )}</ol>
      `}
      <h3>${t("config.import.not_taken", { count: result.not_taken.length })}</h3>
      <ul class="not-taken">${groups(result.not_taken).map(groupView)}</ul>
    </div>
  `;
}

function changeRow({ sectionTitle, field, from, to }: Change): TemplateResult {
  return html`
    <tr>
      <th scope="row">${field.title}<span class="sub">${sectionTitle}</span></th>
      <td class="pre" data-label="${t("config.import.from")}">${describeValue(field, from)}</td>
      <td class="pre" data-label="${t("config.import.to")}">${to === MASK
        ? t("config.import.secret")
        : describeValue(field, to)}</td>
    </tr>
  `;
}

function groupView({ reason, statements }: Group): TemplateResult {
  const list = html`
    <ul>${statements.map(({ line, text }) =>
      html`
        <li>${line === null ? nothing : html`
          <span class="sub">${t("config.import.line", { line })}</span>
        `}<code>${text}</code></li>
      `
    )}</ul>
  `;
  return html`
    <li>
      <p>${reason}</p>
      ${statements.length <= FEW ? list : html`
        <details>
          <summary>${t("config.import.statements", { count: statements.length })}</summary>${list}
        </details>
      `}
    </li>
  `;
}
