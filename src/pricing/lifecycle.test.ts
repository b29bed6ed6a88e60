import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { gateway, providers } from '#catalog/test-catalog.ts';
import { lifecycleOf } from './lifecycle.ts';

const models = `models:
  - { id: acme/now, name: Now, modality: chat, listed: 2026-05-02, released: 2026-05, prices: { input: 1 } }
  - { id: acme/soon, name: Soon, modality: chat, status: preview, released: 2027-01, prices: { input: 1 } }
  - { id: acme/one, name: One, modality: chat, status: deprecated, retires: 2026-11-01, replacement: acme/two, prices: { input: 1 } }
  - { id: acme/two, name: Two, modality: chat, status: deprecated, retires: 2026-11-20, replacement: acme/three, prices: { input: 1 } }
  - { id: acme/three, name: Three, modality: chat, status: deprecated, retires: 2026-12-24, replacement: acme/now, prices: { input: 1 } }
  - { id: acme/last, name: Last, modality: chat, status: deprecated, retires: 2026-11-10, replacement: acme/late, prices: { input: 1 } }
  - { id: acme/late, name: Late, modality: chat, status: deprecated, retires: 2026-11-20, prices: { input: 1 } }
  - { id: acme/unsaid, name: Unsaid, modality: chat, status: deprecated, retires: unknown, free: { reason: it is, source: https://acme.example } }
`;
const catalog = loadCatalog({ file: 'models.yaml', text: `${gateway}${providers}${models}` });

function on(date: string, name: string) {
  const model = catalog.models.find(({ id }) => id === `acme/${name}`);
  if (model === undefined) throw new Error(name);
  const { replacement, ...lifecycle } = lifecycleOf(catalog, date, model);
  return { ...lifecycle, replacement: replacement?.name };
}

describe('the lifecycle of a model', () => {
  test('is retired from the very day on', () => {
    expect(on('2026-10-31', 'one')).toMatchObject({ stage: 'deprecated', isServed: true, stays: false });
    expect(on('2026-11-01', 'one')).toMatchObject({ stage: 'retired', isServed: false, stays: false });
  });

  test('stays deprecated where nobody has said when it goes', () => {
    expect(on('2099-01-01', 'unsaid')).toMatchObject({ stage: 'deprecated', retires: undefined });
  });

  test('of a preview and of a current model stays', () => {
    expect(on('2026-11-23', 'soon')).toMatchObject({ stage: 'preview', stays: true });
    expect(on('2026-11-23', 'now')).toMatchObject({ stage: 'current', stays: true, listed: '2026-05-02' });
  });

  test('knows a release that has come from one that has not', () => {
    expect(on('2026-11-23', 'now')).toMatchObject({ released: '2026-05', releases: undefined });
    expect(on('2026-11-23', 'soon')).toMatchObject({ released: undefined, releases: '2027-01' });
    expect(on('2027-01-01', 'soon')).toMatchObject({ released: '2027-01', releases: undefined });
  });

  test('follows replacements to the one that is served', () => {
    expect(on('2026-10-01', 'one').replacement).toBe('Two');
    expect(on('2026-11-23', 'one').replacement).toBe('Three');
    expect(on('2026-12-24', 'one').replacement).toBe('Now');
  });

  test('names nobody where the last of them is retired', () => {
    expect(on('2026-11-19', 'last').replacement).toBe('Late');
    expect(on('2026-11-20', 'last').replacement).toBeUndefined();
  });
});
