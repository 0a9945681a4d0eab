/** Which entries of the command palette match what was typed, the best first. */
export interface Entry {
  /** What is shown, and what the typed words are looked for in. */
  title: string;
  /** More words that find the entry. */
  hint: string;
  run: () => void;
}

const MAX_SHOWN = 12;

/**
 * Returns the entries in which all words occur. Those come first whose words begin a word of the title; entries of the
 * same rank keep their order.
 */
export function find(entries: readonly Entry[], text: string): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .map((entry, index) => ({ entry, index, rank: rank(entry, words) }))
    .filter((one) => one.rank !== null)
    .sort((a, b) => a.rank! - b.rank! || a.index - b.index)
    .slice(0, MAX_SHOWN)
    .map((one) => one.entry);
}

/** Returns 0 for the best match, more for worse ones, `null` for none. */
function rank(entry: Entry, words: readonly string[]): number | null {
  const title = entry.title.toLowerCase();
  const all = `${title} ${entry.hint.toLowerCase()}`;
  let sum = 0;
  for (const word of words) {
    if (!all.includes(word)) {
      return null;
    }
    const isStart = title.split(/[\s:›]+/).some((part) => part.startsWith(word));
    sum += isStart ? 0 : title.includes(word) ? 1 : 2;
  }
  return sum;
}
