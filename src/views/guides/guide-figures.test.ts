import { expect, test } from 'vitest';
import { readGuide } from '#guides/guide.ts';
import { createSite } from '#views/site.ts';
import { testSite } from '#views/test-site.ts';
import { requireFigures } from './guide-figures.ts';

/** What is said of a guide with these lines, for a gateway that claims nothing. */
function said(...lines: readonly string[]): string {
  const guide = readGuide(
    'content/guides/mine.mdx',
    `---\ntitle: Mine\ndescription: Of mine.\norder: 1\n---\n\n${lines.join('\n')}\n`,
  );
  const { catalog, date } = testSite('');
  try {
    requireFigures(createSite(catalog, undefined, date, [], { guides: [guide] }));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('a guide that asks for what the catalog lacks is told where, and what to do', () => {
  const message = said('Pay from <TopUp/>.', '', 'The fee is <Fee/>, <Gateway what="byokPlan"/>.');
  expect(message).toMatch(
    /^content\/guides\/mine\.mdx:7:10 guide-lacks\n {2}<TopUp> asks for gateway\.topUp, which test\.yaml does not have\.\n[^]*→ Add it there, [^]*`needs`/,
  );
  expect(message).toContain('content/guides/mine.mdx:9:12 guide-lacks');
  expect(message).toContain('content/guides/mine.mdx:9:20 guide-lacks');
  expect(message).toContain('gateway.byok');
});

test.each([
  [
    '<Price model="maker/talk" meter="pages"/>',
    /guide-lacks\n {2}<Price> asks for a pages rate of maker\/talk/,
  ],
  ['<Price model="maker/judge"/>', /guide-lacks\n {2}<Price> asks for a price of maker\/judge/],
  ['<Price model="maker/talk" meter="inputs"/>', /guide-value\n {2}<Price> knows no meter "inputs"/],
  ['<Price model="maker/talk" as="gift"/>', /guide-value[^]*There are fee, cached\./],
  ['<Gateway what="motto"/>', /guide-value[^]*There are name, baseUrl, key, /],
  ['<FreeTier what="day"/>', /guide-value[^]*There are model, requests\./],
  ['<Fee of="love"/>', /guide-value[^]*There are payment, spend\./],
])('%s is refused', (component, message) => {
  expect(said(`It is ${component}.`)).toMatch(message);
});

test('what the catalog has is no mistake', () => {
  expect(said('It is <Gateway/>, <Price model="maker/talk"/>.')).toBe('');
});
