import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { testGateway } from '#views/test-site.ts';
import { movedPages, redirects } from './redirects.ts';

const catalog = loadCatalog({
  file: 'models.yaml',
  text: `site: { url: https://gateway.example/prices }
${testGateway}providers: { acme: { name: Acme } }
removed:
  - { id: "acme/Chat-1:free", name: Chat 1, date: 2026-10-01, replacement: acme/chat-2 }
  - { id: acme/gone, name: Gone, date: 2026-10-01 }
models:
  - id: acme/chat-2
    name: Chat 2
    modality: chat
    prices: { input: 1 }
    aliases: [{ id: acme/Chat-2, until: 2026-01-01 }, { id: acme/chat-latest }, { id: acme/Chat-Latest }]
`,
});

test('an alias and a removed model lead on, once each, and never from the name that a listed model has', () => {
  const canonical = 'https://gateway.example/prices/q/acme-chat-2-pricing/';
  expect(movedPages({ catalog })).toEqual([
    { from: '/q/acme-chat-latest-pricing/', to: '/q/acme-chat-2-pricing/', canonical, name: 'Chat 2' },
    { from: '/q/acme-chat-1-free-pricing/', to: '/q/acme-chat-2-pricing/', canonical, name: 'Chat 2' },
  ]);
});

test('hosts know them from the root of the host, with what programs read of a model', () => {
  expect(redirects(catalog).map(({ from, to, status }) => `${from} ${to} ${status}`)).toEqual([
    '/prices/q/acme-chat-latest-pricing/ /prices/q/acme-chat-2-pricing/ 301',
    '/prices/q/acme-chat-latest-pricing.md /prices/q/acme-chat-2-pricing.md 301',
    '/prices/api/models/acme/chat-latest.json /prices/api/models/acme/chat-2.json 301',
    '/prices/q/acme-chat-1-free-pricing/ /prices/q/acme-chat-2-pricing/ 301',
    '/prices/q/acme-chat-1-free-pricing.md /prices/q/acme-chat-2-pricing.md 301',
    '/prices/api/models/acme/chat-1-free.json /prices/api/models/acme/chat-2.json 301',
  ]);
});

test('what it leads to is listed', () => {
  expect(() =>
    loadCatalog({
      file: 'models.yaml',
      text: `${testGateway}providers: { acme: { name: Acme } }
removed: [{ id: acme/one, name: One, date: 2026-10-01, replacement: acme/three }]
models: [{ id: acme/two, name: Two, modality: chat, prices: { input: 1 } }]
`,
    }),
  ).toThrow(/acme\/three/);
});
