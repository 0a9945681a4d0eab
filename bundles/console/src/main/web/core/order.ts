/** Returns a list in which one entry has another position; the others keep their order. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const result = [...items];
  const [item] = result.splice(from, 1);
  result.splice(Math.max(0, Math.min(to, result.length)), 0, item!);
  return result;
}

/**
 * Returns the position that an entry gets when it is dropped.
 *
 * @param middles the vertical middle of each entry, from top to bottom
 * @param from the entry that is dragged
 */
export function dropPosition(middles: readonly number[], from: number, y: number): number {
  return middles.filter((middle, index) => index !== from && middle < y).length;
}
