const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** Returns random letters and digits for a password, without those that look alike. */
export function randomText(length: number): string {
  const limit = 256 - 256 % LETTERS.length;
  let text = "";
  while (text.length < length) {
    // What lies beyond the last whole multiple would make the first letters likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && text.length < length) {
        text += LETTERS[byte % LETTERS.length];
      }
    }
  }
  return text;
}
