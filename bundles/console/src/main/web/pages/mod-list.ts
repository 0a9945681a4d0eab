/** The enabled mods of a server as they are edited. */
import type { EnabledMod, Mod, ModSelection } from "../core/types.ts";

export interface Entry {
  readonly mod: number;
  readonly name: string;
  readonly folder: string;
  readonly isServerMod: boolean;
}

export function entriesOf(mods: readonly EnabledMod[]): Entry[] {
  return [...mods]
    .sort((a, b) => a.sort_order - b.sort_order)
    .map((mod) => ({ mod: mod.mod_id, name: mod.name, folder: mod.folder_path, isServerMod: mod.is_server_mod }));
}

export function newEntry(mod: Mod): Entry {
  return { mod: mod.id, name: mod.name, folder: mod.folder_path, isServerMod: false };
}

/** Returns the entries as the API takes them: their order is that of the list. */
export function update(entries: readonly Entry[]): ModSelection[] {
  return entries.map((entry, index) => ({
    mod_id: entry.mod,
    is_server_mod: entry.isServerMod,
    sort_order: index,
  }));
}

/** Returns whether two lists would be saved as the same. */
export function isSame(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a === b || JSON.stringify(update(a)) === JSON.stringify(update(b));
}

/** Returns the mods that contain each word in their name, folder, workshop id or description. */
export function matching(mods: readonly Mod[], search: string): Mod[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return mods.filter((mod) => {
    const text = [mod.name, mod.folder_path, mod.workshop_id, mod.description].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
