import { describe, expect, it } from 'vitest';
import { answer } from '#views/model/answer.ts';
import { faq } from '#views/model/faq.ts';
import { guideTable } from '#views/guides/guide-tables.ts';
import { plainText } from '#views/page/inline.ts';
import { testSite } from '#views/test-site.ts';
import { freeTierSentence, nothingElseSentence, semanticCacheSentence } from './gateway-sentences.ts';

type Site = ReturnType<typeof testSite>;
const answerOf = (site: Site, id: string) => plainText(answer(site, site.model(id)));
const faqOf = (site: Site, id: string) =>
  faq(site, site.model(id)).map(({ question, answer: words }) => `${question} ${plainText(words)}`);

describe('the free tier', () => {
  const tier = (keys: string) => testSite(`  freeTier: { ${keys} }\n`);

  it('of one request is told in the singular, and whether a card is needed either way', () => {
    const told = (keys: string) => plainText(freeTierSentence(tier(keys), undefined) ?? []);
    expect(told('model: maker/talk, requestsPerDay: 1, cardRequired: true')).toBe(
      'The free tier covers Talk: 1 free request a day, a payment card needed.',
    );
    expect(told('model: maker/talk, requestsPerDay: 1200, cardRequired: false')).toBe(
      'The free tier covers Talk: 1,200 free requests a day, no card needed.',
    );
  });

  it('says how many requests a day of its own model are free, also where the model has no price', () => {
    const site = tier('model: maker/judge, requestsPerDay: 20, cardRequired: false');
    const limit = 'The free tier covers it: 20 free requests a day, no card needed.';
    expect(answerOf(site, 'maker/judge')).toContain(limit);
    expect(faqOf(site, 'maker/judge')).toContain('Is there a free tier? Yes, within its limit.');
  });
});

it('what is not charged besides is told as far as the gateway says so', () => {
  const told = (keys: string) => plainText(nothingElseSentence(testSite(keys)) ?? []);
  const topUp = '  topUp: { minimum: 5, autoRenew: false, monthlyMinimum: false, subscription: false }\n';
  expect(told(`  callFee: false\n${topUp}`)).toBe('Nothing is added per call, and nothing is due per month.');
  expect(told(topUp)).toBe('Nothing is due per month.');
  expect(told(`  callFee: true\n${topUp.replace(', subscription: false', '')}`)).toBe('');
});

describe('a semantic cache', () => {
  it('that charges nothing is told so, and has no figure', () => {
    const site = testSite('  semanticCache: { percentOfUncached: 0 }\n');
    expect(plainText(semanticCacheSentence(site) ?? [])).toBe(
      'Requests answered from Testgate’s semantic cache cost nothing.',
    );
    const caching = faqOf(site, 'maker/talk').find((text) => text.includes('prompt caching')) ?? '';
    expect(caching).toContain('semantic cache cost nothing.');
    expect(caching).not.toContain('$');
    const rows = guideTable(site, 'repeated')?.rows.map((row) => plainText(row.at(-1) ?? []));
    expect(rows).toEqual(['nothing', 'nothing']);
  });
});
