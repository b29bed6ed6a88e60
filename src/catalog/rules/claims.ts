/** What a gateway claims of itself, and who says so. */
import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { Path } from '#catalog/read/source.ts';
import { claimNames, type ClaimName } from '#catalog/registry/claims.ts';
import type { ParsedGateway } from '#catalog/schema/catalog-schema.ts';
import type { Claim } from '#catalog/types.ts';
import { holdsFor } from './listing-rules.ts';

/** Where a claim's key stands in the gateway section. */
const pathOf = (name: ClaimName) => name.split('.');

function valueOf(gateway: ParsedGateway, name: ClaimName): unknown {
  return pathOf(name).reduce<unknown>(
    (section, key) => (section as Readonly<Record<string, unknown>> | undefined)?.[key],
    gateway,
  );
}

function isMade(gateway: ParsedGateway, name: ClaimName): boolean {
  return valueOf(gateway, name) !== undefined;
}

/** The claims that a gateway makes. A source is its own, else that of the key it is part of, else the one of all. */
export function claimsIn(gateway: ParsedGateway, lineOf: (path: Path) => number): Claim[] {
  const { claims = {} } = gateway;
  return claimNames
    .filter((name) => isMade(gateway, name))
    .map((name) => {
      const path = pathOf(name);
      const [parent = ''] = path;
      return {
        name,
        value: valueOf(gateway, name),
        stated: claims[name] ?? Object.entries(claims).find(([key]) => key === parent)?.[1] ?? claims.all,
        line: lineOf(['gateway', ...path]),
      };
    });
}

/** A source is that of a claim which is made, and is read before it expires. */
export function claimRules(gateway: ParsedGateway): CatalogFinding[] {
  return Object.entries(gateway.claims ?? {}).flatMap(([name, { checked, expires }]): CatalogFinding[] => {
    const path = ['gateway', 'claims', name];
    const isLost =
      name !== 'all' && !claimNames.some((claim) => isMade(gateway, claim) && isPartOf(claim, name));
    return [
      ...(isLost ? [{ code: 'claim-unmade', path, at: 'key', values: { claim: name } } as const] : []),
      ...holdsFor([...path, 'expires'], checked, expires),
    ];
  });
}

/** "topUp.autoRenew" is part of "topUp", and every claim of itself. */
function isPartOf(claim: ClaimName, name: string): boolean {
  return claim === name || claim.startsWith(`${name}.`);
}
