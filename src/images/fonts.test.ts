import { expect, test } from 'vitest';
import { fontFor, undrawable } from './fonts.ts';

const languages = 'Łódź, Žluťoučký kůň, Ελληνικά, Русский, Українська, Tiếng Việt, e\u0301, ½ × “–…” · −';

test('letters and currency signs of Europe, India and Vietnam are drawn', async () => {
  expect([...(await undrawable(`${languages} $ € £ ¥ ₹ ₩ ₽ ₫ ₺ ₿`))]).toEqual([]);
});

test('what no font has is named, once, and what is not seen is not', async () => {
  expect([...(await undrawable('通义 通 نور ไทย 🚀'))].join('')).toBe('通义نورไทย🚀');
  expect([...(await undrawable('a\u00A0b\u200Bc\u202Fd \u2009'))]).toEqual([]);
});

test('the wide font has what the own one has', async () => {
  const latin = Array.from({ length: 0x24f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index));
  const own = await fontFor('a');
  for (const sign of [...latin, ...Array.from('–—‘’“”•…€™−')]) {
    if (!(await own.lacks(sign))) expect([sign, (await undrawable(sign)).size]).toEqual([sign, 0]);
  }
});

test('an image is in one font: its own wherever that has every letter', async () => {
  const own = await fontFor('GPT-5.6 “Luna”, $1.25 – €3');
  expect(own.name).toBe('');
  const { name } = await fontFor('ГигаЧат');
  expect(name).not.toBe('');
  expect((await fontFor('Speech in Łódź, ₹1.25')).name).toBe(name);
});
