import { expect, test } from 'vitest';
import { guideLink, guidesLeftOut, guidesOf } from './guide-list.ts';
import { guideMarkdown } from './guide-page.ts';
import { testSite } from '#views/test-site.ts';
import { textOf } from '#guides/tree.ts';

test('a guide whose keys, tables or examples the catalog cannot fill is left out with its reason', () => {
  const reasons = guidesLeftOut(testSite('')).join('\n');
  expect(reasons).toMatch(/"free-tier" is left out: test\.yaml has no gateway\.freeTier\./);
  expect(reasons).toMatch(/"cost-header" is left out: test\.yaml has no gateway\.metering\.costHeader\./);
  expect(reasons).toMatch(/"how-prices-are-verified" is left out: .* its table "sources"/);
});

test('a key within a section is asked for by its path', () => {
  const without = testSite('\n  metering: { dashboard: true }\n');
  expect(guidesOf(without).map(({ name }) => name)).not.toContain('cost-header');
  expect(guidesOf(testSite()).map(({ name }) => name)).toContain('cost-header');
});

test('a link to a guide that is not published is none', () => {
  expect(guideLink(testSite(), 'top-up', 'x')).toBeDefined();
  expect(guideLink(testSite(''), 'top-up', 'x')).toBeUndefined();
});

test('every guide prints as Markdown without a component left in it, and traces its figures', () => {
  const site = testSite();
  for (const guide of guidesOf(site)) {
    const { text } = guideMarkdown(site, guide);
    expect(text.replaceAll(/```[\s\S]*?```/g, '')).not.toMatch(/<[A-Z]\w*/);
  }
  const topUp = guidesOf(site).find(({ name }) => name === 'top-up');
  const keys = topUp ? guideMarkdown(site, topUp).figures.map(({ key }) => key) : [];
  expect(keys).toContain('sum#100~funds');
  expect(keys).toContain('gateway#topUp.minimum');
});

test('no figure is typed in a guide', () => {
  for (const { tree } of testSite().guides) {
    // Money, and percentages: both come from components.
    expect(textOf(tree)).not.toMatch(/[$€£]\s?\d|\d\s?%/);
  }
});
