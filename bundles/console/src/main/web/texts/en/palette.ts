export const palette = {
  "palette.title": "Open a page or run an action",
  "palette.button": "Search",
  "palette.hint": "Server, page or action",
  "palette.none": "Nothing matches",
} as const satisfies Record<string, string | { one: string; other: string }>;
