/** Licences under which data are published, by their identifier in the list of SPDX. @see https://spdx.org/licenses/ */
export const licenses = {
  'CC0-1.0': { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  'CC-BY-4.0': { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', url: 'https://creativecommons.org/licenses/by-nc/4.0/' },
  'PDDL-1.0': { name: 'PDDL 1.0', url: 'https://opendatacommons.org/licenses/pddl/1-0/' },
  'ODC-By-1.0': { name: 'ODC-By 1.0', url: 'https://opendatacommons.org/licenses/by/1-0/' },
  'ODbL-1.0': { name: 'ODbL 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  'Apache-2.0': { name: 'Apache 2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  MIT: { name: 'MIT', url: 'https://opensource.org/license/mit' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly url: string }>>;

/** What grants nothing: said on purpose, since who says nothing may have forgotten it. */
export const noLicense = 'none';

export const licenseNames = [...(Object.keys(licenses) as (keyof typeof licenses)[]), noLicense] as const;

export type LicenseName = (typeof licenseNames)[number];
