import { common } from "./en/common.ts";
import { lists } from "./en/lists.ts";
import { servers } from "./en/servers.ts";

export const en = { ...common, ...lists, ...servers };
