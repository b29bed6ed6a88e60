import { describe, expect, test } from 'vitest';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { modelPage } from './model-page.ts';
import { testSite } from '#views/test-site.ts';

function words(id: string, site = testSite()): string {
  return printMarkdown(site, modelPage(site, site.model(id))).text;
}

describe('the page of a model', () => {
  test('answers with price, unit and fee in its first sentence, title and description', () => {
    const site = testSite();
    const page = modelPage(site, site.model('maker/picture'));
    expect(plainText(page.lead[0] ?? [])).toContain(
      'Picture (maker/picture) is priced at $0.040 per image through Testgate.',
    );
    expect(plainText(page.glance?.tiles[0]?.pay ?? [])).toBe('You pay $0.04211 with fee');
    expect(plainText(page.title)).toBe('Maker Picture API pricing: $0.040 per image | Testgate');
    expect(plainText(page.description)).toContain('$0.040 per image');
  });

  test('shows an announced price with its date, and answers with the one in force', () => {
    expect(words('maker/picture')).toMatch(/\| Standard, from 1 December 2026 \| [^|]*\$0\.050 /);
    expect(words('maker/picture')).toContain('> **Costs 25% more 1 December 2026** Then $0.05 per image.');
    expect(words('maker/picture', testSite(undefined, '2026-12-01'))).toContain(
      'is priced at $0.05 per image',
    );
  });

  test('speaks of tokens only where the model counts them', () => {
    expect(words('maker/picture').replace(/```[\s\S]*?```/g, '')).not.toMatch(/token/i);
    expect(words('maker/talk')).toContain('$1.25 per 1M input tokens and $10.00 per 1M output tokens');
  });

  test('says that an unknown price is not known, and shows none', () => {
    const page = modelPage(testSite(), testSite().model('maker/thing'));
    expect(plainText(page.lead[0] ?? [])).toContain('no reliable price for it is known');
    expect(page.sections.map(({ id }) => id)).not.toContain('price');
  });

  test('says Free where nothing is billed, and no figure', () => {
    expect(words('maker/judge')).toContain(
      'Judge (`maker/judge`) is free through Testgate. The maker does not charge for it.',
    );
    expect(words('maker/judge')).not.toContain('$0');
  });

  test('names the free tier only on the model that it covers', () => {
    expect(words('maker/talk')).toContain('The free tier covers it: 100 free requests a day');
    expect(words('maker/picture')).toMatch(/The free tier covers \[Talk\]\S+ only: 100 free requests a day/);
  });

  test('claims nothing that the gateway section does not say', () => {
    for (const id of ['maker/talk', 'maker/picture', 'maker/thing', 'maker/judge']) {
      expect(words(id, testSite(''))).not.toMatch(
        /fee of|% fee|top-up|free tier covers|semantic cache|BYOK|Enterprise|\bheader\b/i,
      );
    }
  });
});
