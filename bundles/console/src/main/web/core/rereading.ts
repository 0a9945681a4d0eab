/**
 * Returns the function that reads something, once at a time. Whatever asks for it during a reading may know of a change
 * that the response under way is older than, so it is read once more then, and all that asked wait for that.
 */
export function rereading(read: () => Promise<void>): () => Promise<void> {
  let asked = 0;
  let underWay: Promise<void> | null = null;

  async function readUntilNew(): Promise<void> {
    for (;;) {
      const known = asked;
      const [outcome] = await Promise.allSettled([read()]);
      if (known === asked) {
        underWay = null;
        if (outcome.status === "rejected") {
          throw outcome.reason;
        }
        return;
      }
    }
  }

  return () => {
    asked++;
    return underWay ??= readUntilNew();
  };
}
