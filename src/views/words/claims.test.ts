import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { claimNames } from '#catalog/registry/claims.ts';
import { guideMarkdown } from '#views/guides/guide-page.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { testSite } from '#views/test-site.ts';
import { buildPages } from '#views/whole/build.ts';

// Every row of docs/claims.md: the words are there with its keys, and nowhere without the one that is claimed.
const rows = readFileSync('docs/claims.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => {
    const [claim = '', written = '', says = ''] = line.replaceAll(/^\| | \|$/g, '').split(' | ');
    const keys = [...written.matchAll(/`([^`]+)`/g)].map(([, key = '']) => load(key) as Section);
    const [name = ''] = /[\w.]+/.exec(claim) ?? [];
    return { name, section: Object.assign({}, ...keys) as Section, says: says.split('<br>') };
  });

type Section = Readonly<Record<string, unknown>>;

/** All that a gateway can claim at once: a markup would not pass prices through, and a fee per token is one per call. */
const everything = rows
  .filter(({ name }) => name !== 'markup' && name !== 'tokenFee')
  .map(({ section }) => section)
  .reduce<Section>(
    (all, section) => ({
      ...all,
      ...Object.fromEntries(
        Object.entries(section).map(([key, value]) => [
          key,
          typeof value === 'object' ? { ...(all[key] as Section), ...(value as Section) } : value,
        ]),
      ),
    }),
    {},
  );

/** All but one claim; where the format wants its key, all but what that is part of. */
function without(name: string): Section {
  const [section = '', key] = name.split('.');
  const { [section]: whole, ...others } = everything;
  if (key === undefined || key === 'autoRenew') return others;
  const { [key]: _, ...left } = whole as Section;
  return { ...others, [section]: left };
}

/** What the pages say that speak of a gateway: the way in, one of each kind of model, the tools, the guides. */
function textOf(section: Section): string {
  const lines = Object.entries(section).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`);
  const site = testSite(lines.join(''));
  const { pages } = buildPages(site);
  const told = [
    '/',
    '/calculator/',
    '/q/maker-talk-pricing/',
    '/q/maker-picture-pricing/',
    '/q/maker-judge-pricing/',
  ];
  return [
    ...told.flatMap((path) => pages.get(path) ?? []).map((page) => printMarkdown(site, page).text),
    ...guidesOf(site).map((guide) => guideMarkdown(site, guide).text),
  ].join('\n');
}

test('every claim has a row, and each row is of a claim', () => {
  expect(rows.map(({ name }) => name)).toEqual(claimNames);
});

describe.each(rows)('$name', ({ name, section, says }) => {
  test('is told where its key stands, and nowhere without it', () => {
    const [told, untold] = [textOf(section), textOf(without(name))];
    const missing = says.filter((words) => !told.includes(words));
    const unfounded = says.filter((words) => untold.includes(words));
    expect({ missing, unfounded }).toEqual({ missing: [], unfounded: [] });
  });
});
