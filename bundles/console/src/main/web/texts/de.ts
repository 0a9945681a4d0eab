import type { Texts } from "../core/i18n.ts";
import { common } from "./de/common.ts";
import { lists } from "./de/lists.ts";
import { missions } from "./de/missions.ts";
import { servers } from "./de/servers.ts";

export const de: Texts = {
  ...common,
  ...lists,
  ...missions,
  ...servers,
};
