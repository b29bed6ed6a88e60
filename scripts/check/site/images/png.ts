/** The head of a PNG. @see https://www.w3.org/TR/png-3/#5PNG-file-signature */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, length and name of the first chunk, then width and height. */
const headLength = 24;

/** Pixels; undefined when it is no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < headLength || signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const head = new DataView(bytes.buffer, bytes.byteOffset, headLength);
  const ends = Buffer.from(bytes.subarray(-8, -4)).toString('latin1');
  // A file that was cut off has no end chunk.
  if (ends !== 'IEND') return undefined;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}
