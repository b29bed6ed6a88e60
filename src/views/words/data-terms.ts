/** On what terms others may use the published data: as sentences, and as programs read it. */
import { licenses, noLicense, type LicenseName } from '#catalog/registry/licenses.ts';
import { link, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

export interface DataTerms {
  /** An identifier of SPDX, or `none`. */
  readonly license: LicenseName;
  /** Where its text stands; undefined where nothing is granted and nothing more is said. */
  readonly licenseUrl: string | undefined;
  /** How whoever uses the data names its source. */
  readonly citation: string | undefined;
}

/** Undefined where the catalog does not say it. */
export function dataTerms({ catalog }: Pick<Site, 'catalog'>): DataTerms | undefined {
  const { data } = catalog;
  if (data === undefined) return undefined;
  const { license, terms, citation } = data;
  return {
    license,
    licenseUrl: terms ?? (license === noLicense ? undefined : licenses[license].url),
    citation,
  };
}

/** "The data may be used under the licence CC BY 4.0. Name its source: Acme model prices, https://…" @param withAddress where a text cannot hold a link */
export function dataTermsWords(site: Pick<Site, 'catalog'>, withAddress = false): Inlines | undefined {
  const terms = dataTerms(site);
  if (terms === undefined) return undefined;
  const { license, licenseUrl, citation } = terms;
  const where = (label: string) =>
    licenseUrl === undefined ? label : withAddress ? `${label} (${licenseUrl})` : link(licenseUrl, label);
  // Without a full stop: the source may end in an address.
  const source = citation === undefined ? '' : ` Name its source: ${citation}`;
  return license === noLicense
    ? say`No licence is granted for the data${licenseUrl === undefined ? '' : say`; ${where('its terms')} say what may be done with it`}.${source}`
    : say`The data may be used under the licence ${where(licenses[license].name)}.${source}`;
}
