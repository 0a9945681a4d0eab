export const palette = {
  "palette.title": "Go to or do",
  "palette.button": "Search",
  "palette.hint": "Server, page or action",
  "palette.none": "Nothing matches",
} as const satisfies Record<string, string | { one: string; other: string }>;
