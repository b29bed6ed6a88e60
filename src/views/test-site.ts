/** A small site for tests of views. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadCatalog } from '#catalog/load.ts';
import { readGuide } from '#guides/guide.ts';
import { createSite, type Site } from './site.ts';

/** The gateway of every small catalog: only what a gateway must have. */
export const testGateway = `gateway:
  name: Testgate
  url: https://testgate.example
  baseUrl: https://api.testgate.example/v1
  currency: USD
  apiKey: { env: TESTGATE_KEY, placeholder: sk-test }
  links: { getKey: https://testgate.example/key }
`;

/** Keys that may stand in a gateway section, each with a value. */
const claims = `
  platformFee: { percent: 5, chargedOn: top-up }
  topUp: { minimum: 5, autoRenew: false, monthlyMinimum: false, subscription: false }
  freeTier: { model: maker/talk, requestsPerDay: 100, cardRequired: false }
  semanticCache: { percentOfUncached: 10 }
  byok: { plan: Enterprise }
  committedUse: { plan: Enterprise }
  metering: { costHeader: x-cost, dashboard: true, auditLog: true }
`;

const models = `
providers:
  maker: { name: Maker, url: https://maker.example, pricing: https://maker.example/pricing }
models:
  - id: maker/talk
    name: Talk
    modality: chat
    prices:
      input: [1.25, { amount: 2.50, when: { inputTokensOver: 200000 } }]
      output: [10, { amount: 15, when: { inputTokensOver: 200000 } }]
    context: 1000000
  - id: maker/picture
    name: Picture
    modality: image
    prices: { image: [{ amount: 0.040, until: 2026-12-01 }, { amount: 0.05, from: 2026-12-01 }] }
  - id: maker/thing
    name: Thing
    modality: 3d
    priceStatus: unknown
  - id: maker/judge
    name: Judge
    modality: moderation
    free: { reason: the maker does not charge for it, source: https://maker.example/pricing }
`;

const guideFolder = 'tests/sites/dollar/content/guides';

/** Guides compiled as the build does. */
const testGuides = readdirSync(guideFolder).map((name) =>
  readGuide(`${guideFolder}/${name}`, readFileSync(`${guideFolder}/${name}`, 'utf8')),
);

/** @param more lines of the gateway section. @default everything that can be claimed */
export function testSite(more = claims, date = '2026-11-23'): Site {
  const text = `${testGateway}${more.replace(/^\n/, '')}${models}`;
  return createSite(loadCatalog({ file: 'test.yaml', text }), undefined, date, [], { guides: testGuides });
}
