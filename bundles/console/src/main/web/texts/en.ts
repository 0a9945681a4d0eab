import { common } from "./en/common.ts";
import { servers } from "./en/servers.ts";

export const en = { ...common, ...servers };
