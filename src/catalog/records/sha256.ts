import { createHash } from 'node:crypto';

/** What a text is known by: its SHA-256 as 64 hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
