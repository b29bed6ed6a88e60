/** The colours of the site can be read and told apart in both schemes, as WCAG 2.2 AA asks. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours of one scheme, as WCAG defines it. */
function contrast(scheme: 'light' | 'dark', front: string, back: string): number {
  const [a, b] = [front, back].map((name) => {
    const pair = pairs.get(name);
    if (pair === undefined) throw new Error(`tokens.css has no colour pair --${name}.`);
    return luminance(pair[scheme]);
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const backs = ['paper', 'wash', 'accent-wash'];

  it.each(['ink', 'ink-soft', 'accent', 'focus', 'chart-2'])('%s is read as text', (front) => {
    for (const back of backs) expect(contrast(scheme, front, back), back).toBeGreaterThanOrEqual(4.5);
  });

  it('buttons can be read', () => {
    expect(contrast(scheme, 'accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of controls can be seen', () => {
    for (const back of backs.slice(0, 2))
      expect(contrast(scheme, 'edge', back), back).toBeGreaterThanOrEqual(3);
  });
});

it('every colour has both schemes', () => {
  const colours = [...css.matchAll(/--([\w-]+): [^;]*#[^;]*;/g)].map(([, name]) => name);
  expect([...pairs.keys()].sort()).toEqual(colours.sort());
});
