/** The bytes of a file: text, or where they are none. */

/** Line and column, 1-based, of the first byte that is no UTF-8. */
export function encodingFault(
  bytes: Buffer,
): { readonly line: number; readonly column: number; readonly detail: string } | undefined {
  if (isUtf8(bytes)) return undefined;
  const at = firstWrong(bytes);
  const before = bytes.toString('utf8', 0, at).split('\n');
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    detail: isWide
      ? 'it begins with the mark of UTF-16'
      : `byte 0x${hex}, ${String(at)} bytes from its beginning, is part of no character`,
  };
}

/** The length of the longest beginning that is UTF-8. */
function firstWrong(bytes: Buffer): number {
  let [sound, wrong] = [0, bytes.length];
  while (wrong - sound > 1) {
    const middle = Math.floor((sound + wrong) / 2);
    if (isUtf8(bytes.subarray(0, middle), true)) sound = middle;
    else wrong = middle;
  }
  // The last character of the sound beginning may not have been whole.
  while (sound > 0 && !isUtf8(bytes.subarray(0, sound))) sound -= 1;
  return sound;
}

/** @param goesOn whether it may end in the middle of a character */
function isUtf8(bytes: Uint8Array, goesOn = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: goesOn });
    return true;
  } catch {
    return false;
  }
}
