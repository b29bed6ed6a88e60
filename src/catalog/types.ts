/** The catalog that everything else is built from: frozen, resolved, every rate laid out flat. */
import type { RateMode, When } from '#catalog/registry/conditions.ts';
import type { AppliedRule, Billing } from '#catalog/registry/billing-rules.ts';
import type { ClaimName } from '#catalog/registry/claims.ts';
import type { Currency } from '#catalog/registry/currencies.ts';
import type { Meter, Per, Unit } from '#catalog/registry/meters.ts';
import type { ParsedCatalog, ParsedGateway, ParsedModel } from '#catalog/schema/catalog-schema.ts';

export type { PriceChange } from '#catalog/records/price-history.ts';

/** What is published and no price source knows, by key: the price check records it as it stands. */
export type Sealed = Readonly<Record<string, unknown>>;

/** One price of one meter under one condition. */
export interface Rate {
  readonly meter: Meter;
  /** Exact decimal in the gateway's currency, with the digits of the YAML source: "0.040". */
  readonly amount: string;
  /**
   * The provider's own price as the file has it, in the currency of `exchange` where there is one: what sources are
   * compared with. Undefined where that is the listed one.
   */
  readonly providerAmount?: string | undefined;
  readonly when: When;
  readonly mode: RateMode;
  /** What the amount is for, where that is not the unit of the meter: as authored, and what that means. */
  readonly per?: Per | undefined;
  readonly unit?: Unit | undefined;
  /** How what is counted becomes what is billed: as authored, and in the order in which it is applied. */
  readonly billing?: Billing | undefined;
  readonly rules?: readonly AppliedRule[] | undefined;
  /** First UTC day on which the rate holds. */
  readonly from?: string | undefined;
  /** First UTC day on which it no longer holds. */
  readonly until?: string | undefined;
  /** Line of the amount in the catalog file, 1-based. */
  readonly line: number;
}

/** The gateway's section; a fee of nothing is none. */
export interface Gateway extends ParsedGateway {
  /** It says itself that it takes no fee. */
  readonly chargesNoFee?: true;
  /** Where the site stands, with a slash at its end; undefined where that is the root of its own host. */
  readonly siteUrl?: string | undefined;
}

/** Something that the gateway says of itself. */
export interface Claim {
  readonly name: ClaimName;
  /** What stands there, as it is authored. */
  readonly value: unknown;
  /** Who says so, and when that was read; undefined where the catalog does not say. */
  readonly stated: NonNullable<ParsedGateway['claims']>['all'];
  /** Line of the key that makes it, 1-based. */
  readonly line: number;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly url?: string | undefined;
  /** The provider's own pricing page. */
  readonly pricing?: string | undefined;
  /** The provider that serves its models, where that is another. */
  readonly host?: string | undefined;
  readonly markup?: ParsedGateway['markup'];
}

export type Pricing =
  | { readonly kind: 'priced'; readonly rates: readonly Rate[] }
  | { readonly kind: 'free'; readonly reason: string; readonly source: string }
  | { readonly kind: 'plan' | 'unknown'; readonly note?: string | undefined };

type Carried = Pick<
  ParsedModel,
  | 'id'
  | 'name'
  | 'modality'
  | 'printed'
  | 'snapshotOf'
  | 'context'
  | 'maxOutput'
  | 'knowledge'
  | 'openWeights'
  | 'caching'
  | 'request'
  | 'verify'
  | 'pinReasons'
>;

export interface AuthoredLife extends Readonly<
  Pick<ParsedModel, 'status' | 'listed' | 'released' | 'replacement'>
> {
  /** The day on which a deprecated model retires; undefined when nobody has said when. */
  readonly retires?: string | undefined;
}

/** What a provider itself publishes where another price is listed. */
export interface PublishedPrices extends Readonly<
  Pick<NonNullable<ParsedModel['published']>, 'source' | 'checked' | 'expires'>
> {
  readonly rates: readonly Rate[];
  /** The currency in which it publishes them. */
  readonly currency: Currency;
}

export interface Model extends Readonly<Carried> {
  /** Its name in addresses, unique: the page stands at `/q/<slug>-pricing/`. */
  readonly slug: string;
  /** Path of its data file below `api/models/` and of its image below `og/`, without their endings: `acme/chat-2`. */
  readonly fileStem: string;
  readonly provider: Provider;
  /** The provider that serves it and whose prices are listed, where that is not its maker. */
  readonly host?: string | undefined;
  readonly pricing: Pricing;
  readonly published?: PublishedPrices | undefined;
  /** Its life as the catalog has it. What that means on a day, only `src/pricing/lifecycle.ts` says. */
  readonly life: AuthoredLife;
  /** What the provider's price is multiplied by, a plain decimal; undefined where it is listed as it is. */
  readonly markup?: string | undefined;
  readonly aliases: readonly { readonly id: string; readonly until?: string | undefined }[];
  readonly capabilities: NonNullable<ParsedModel['capabilities']>;
  /** How much may be asked of it in a minute, each limit for another plan. */
  readonly limits: NonNullable<ParsedModel['limits']>;
  /** What it scored in benchmarks, as authored. */
  readonly scores: NonNullable<ParsedModel['scores']>;
  /** What one image of a token-priced model comes to: shown, never added to a bill. */
  readonly estimates: readonly Rate[];
  readonly unverified: NonNullable<ParsedModel['unverified']>;
  readonly exceptions: NonNullable<ParsedModel['exceptions']>;
  readonly sealed: Sealed;
  /** Line of the entry in the catalog file, 1-based. */
  readonly line: number;
}

export interface RemovedModel {
  readonly id: string;
  readonly name: string;
  /** The UTC day since which it is no longer listed. */
  readonly date: string;
  /** Id of the listed model to which the address of its page leads on. */
  readonly replacement?: string | undefined;
}

/** An id that is listed no more, or beside another: what stood under its name is now with a listed model. */
export interface MovedModel extends Pick<Model, 'id' | 'slug' | 'fileStem'> {
  readonly to: Model;
}

/** A link that a gateway adds to every page. */
export interface SitePlace {
  readonly label: string;
  readonly href: string;
}

export interface Catalog {
  /** Aliases, and removed models with a replacement: those whose name in addresses no listed model has. */
  readonly moved: readonly MovedModel[];
  /** Path of the file, as given. */
  readonly file: string;
  /** Where the site stands; ends in a slash. */
  readonly siteUrl: string;
  /** What the site is called, where that is not the gateway's name. */
  readonly siteName?: string | undefined;
  /** What every page loads or says besides. */
  readonly head?: NonNullable<ParsedCatalog['site']>['head'];
  /** Whether only the guides of the site folder are published. */
  readonly guides?: 'own' | undefined;
  /** Who hears of faults of security, and until which day that holds. */
  readonly security: NonNullable<ParsedCatalog['site']>['security'];
  /** On what terms others may use its data; undefined where nobody has said. */
  readonly data: NonNullable<ParsedCatalog['site']>['data'];
  /** What the header leads to besides the site’s own rooms. */
  readonly navigation: readonly SitePlace[];
  /** Groups of the footer besides the site’s own. */
  readonly footer: readonly { readonly title: string; readonly places: readonly SitePlace[] }[];
  readonly gateway: Gateway;
  /** What the gateway claims, each in the order of their registry. */
  readonly claims: readonly Claim[];
  readonly providers: readonly Provider[];
  /** Ids of the models that have a page side by side, as authored. */
  readonly comparisons: readonly (readonly [string, string])[];
  /** Prices of the sources that are left out on purpose. */
  readonly unlisted: NonNullable<ParsedCatalog['unlisted']>;
  /** Models that are no longer listed, and keep their price history. */
  readonly removed: readonly RemovedModel[];
  readonly models: readonly Model[];
  /** By section. */
  readonly sealed: Readonly<Record<string, Sealed>>;
}
