import type { palette as english } from "../en/palette.ts";
import type { Text } from "../../core/i18n.ts";

export const palette: Record<keyof typeof english, Text> = {
  "palette.title": "Seite öffnen oder Aktion ausführen",
  "palette.button": "Suchen",
  "palette.hint": "Server, Seite oder Aktion",
  "palette.none": "Nichts passt",
};
