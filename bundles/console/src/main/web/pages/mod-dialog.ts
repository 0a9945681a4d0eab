import { html } from "lit";
import { post } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import type { GameSummary, Mod, NewMod } from "../core/types.ts";
import { formDialog, textOf } from "../parts/form-dialog.ts";

/** Asks for a mod and registers it. */
export function addMod(games: readonly GameSummary[], game: string): Promise<Mod | undefined> {
  return formDialog<Mod>({
    title: t("mods.add"),
    text: t("mods.add.text"),
    action: t("mods.add"),
    fields: (problem) =>
      html`
        <label class="field">
          <span>${t("mods.game")}</span>
          <select name="game_type">
            ${games.map((one) =>
              html`
                <option value="${one.game_type}" ?selected="${one.game_type === game}">${one.display_name}</option>
              `
            )}
          </select>
          ${problem("game_type")}
        </label>
        <label class="field">
          <span>${t("mods.folder")}</span>
          <input
            name="folder_path"
            required
            autofocus
            spellcheck="false"
            autocomplete="off"
            placeholder="/srv/mods/@CBA_A3"
            @change="${nameFromFolder}"
          >
          <span class="hint">${t("mods.folder.text")}</span>
          ${problem("folder_path")}
        </label>
        <label class="field">
          <span>${t("mods.name")}</span>
          <input name="name" required maxlength="100" autocomplete="off">
          ${problem("name")}
        </label>
        <label class="field">
          <span>${t("mods.workshop.optional")}</span>
          <input name="workshop_id" inputmode="numeric" autocomplete="off">
          ${problem("workshop_id")}
        </label>
        <label class="field">
          <span>${t("mods.description.optional")}</span>
          <input name="description" autocomplete="off">
          ${problem("description")}
        </label>
      `,
    send: (values) => {
      const body: NewMod = {
        game_type: String(values.get("game_type")),
        name: textOf(values, "name") ?? "",
        folder_path: textOf(values, "folder_path") ?? "",
        workshop_id: textOf(values, "workshop_id"),
        description: textOf(values, "description"),
      };
      return post<Mod>("/mods", body);
    },
  });
}

/** Proposes the last part of the path as the name, as long as nothing is typed there. */
function nameFromFolder(event: Event): void {
  const folder = event.target as HTMLInputElement;
  const name = folder.form!.elements.namedItem("name") as HTMLInputElement;
  if (name.value === "") {
    name.value = folder.value.split(/[/\\]/).filter(Boolean).at(-1)?.replace(/^@/, "") ?? "";
  }
}
