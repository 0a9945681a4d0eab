/** The lines of two texts, with what was added and removed. */

export interface Line {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Beyond this number of pairs of lines, a difference is shown as a whole instead of line by line. */
const MAX_PAIRS = 4_000_000;

export function diffLines(before: string, after: string): Line[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    start++;
  }
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) {
    end++;
  }
  return [
    ...now.slice(0, start).map(unchanged),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...now.slice(now.length - end).map(unchanged),
  ];
}

/** The longest common subsequence, by the table of its lengths. */
function middle(old: string[], now: string[]): Line[] {
  const removed = (text: string): Line => ({ kind: "removed", text });
  const added = (text: string): Line => ({ kind: "added", text });
  if (old.length * now.length > MAX_PAIRS) {
    return [...old.map(removed), ...now.map(added)];
  }
  const lengths = old.map(() => new Uint32Array(now.length + 1));
  lengths.push(new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i]![j] = old[i] === now[j]
        ? lengths[i + 1]![j + 1]! + 1
        : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      lines.push(unchanged(now[j]!));
      i++;
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      lines.push(removed(old[i++]!));
    } else {
      lines.push(added(now[j++]!));
    }
  }
  return [...lines, ...old.slice(i).map(removed), ...now.slice(j).map(added)];
}

function unchanged(text: string): Line {
  return { kind: "same", text };
}
