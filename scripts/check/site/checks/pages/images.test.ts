import { expect, test } from 'vitest';
import { pngSize } from './images.ts';

// One pixel, as small as a PNG can be.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('size of a PNG', () => {
  expect(pngSize(pixel)).toEqual({ width: 1, height: 1 });
});

test.each([
  ['cut off', pixel.subarray(0, -4)],
  ['another format', Buffer.from('GIF89a'.padEnd(40))],
  ['empty', Buffer.alloc(0)],
])('none when it is %s', (_, bytes) => {
  expect(pngSize(bytes)).toBeUndefined();
});
