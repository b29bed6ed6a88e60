import type { Provider } from '#catalog/types.ts';
import { flowMap, textScalar } from './scalar.ts';

/** One provider as the catalog writes it. */
export function providerLine({ id, name, url, pricing }: Provider): string {
  return `  ${id}: ${flowMap([
    ['name', textScalar(name)],
    ...(url === undefined ? [] : [['url', url] as const]),
    ...(pricing === undefined ? [] : [['pricing', pricing] as const]),
  ])}`;
}
