import { common } from "./en/common.ts";
import { lists } from "./en/lists.ts";
import { missions } from "./en/missions.ts";
import { servers } from "./en/servers.ts";

export const en = {
  ...common,
  ...lists,
  ...missions,
  ...servers,
};
