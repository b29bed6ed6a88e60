/** Every kind of finding of the price check: how grave it is, why it matters, what to do. */
import type { Severity } from '../report.ts';

interface FindingKind {
  readonly severity: Severity;
  readonly why: string;
  readonly fix: string;
}

export const findingTable = {
  'price-mismatch': {
    severity: 'error',
    why: 'No pinned source lists the price that readers would be shown.',
    fix: "Look it up at the provider and correct the amount. If the catalog is right, add to the model: exceptions: { rates: ['{selector}'], reason, source, date, expires }.",
  },
  'price-disputed': {
    severity: 'error',
    why: 'The sources disagree, so one of them is wrong, and the listed price may be the wrong one.',
    fix: "Look it up at the provider, then add to the model: exceptions: { rates: ['{selector}'], prefer: <source>, reason, source, date, expires }.",
  },
  'price-wrong-ahead': {
    severity: 'error',
    why: 'A pinned source announces another price for a day of the next weeks: the page could say so, and will be wrong from then on.',
    fix: "Add the new amount with `from: {date}` (and `until: {date}` to the present one). If the catalog is right, add exceptions: { rates: ['{selector}'], reason, source, date, expires }.",
  },
  'price-preferred-differs': {
    severity: 'error',
    why: 'The exception decides for a source that does not list this price.',
    fix: 'Correct the amount, or prefer the source that agrees.',
  },
  'price-unverified': {
    severity: 'error',
    why: 'Nobody has confirmed these prices, and the page must say why.',
    fix: 'Pin the model to a source that has them under `verify`, or add unverified: { rates: [{selector}], reason, source, checked, expires }.',
  },
  'estimate-mismatch': {
    severity: 'error',
    why: 'Readers take the estimate for what one image costs.',
    fix: 'Look it up at the provider and correct the estimate, or cover it by an exception.',
  },
  'unverified-expired': {
    severity: 'error',
    why: 'A price nobody can confirm is only believed for as long as somebody promised to look again.',
    fix: 'Look the price up at {source}, correct it if it changed, and set `checked` and `expires` anew.',
  },
  'exception-expired': {
    severity: 'error',
    why: 'The difference was accepted for a time, and the time is over.',
    fix: 'Look the price up at {source}; renew `date` and `expires`, or remove the exception.',
  },
  'unverified-unneeded': {
    severity: 'error',
    why: 'Pages would tell readers that nobody confirms a price which a source does confirm.',
    fix: 'Remove it (or the selector) from `unverified`.',
  },
  'exception-unneeded': {
    severity: 'error',
    why: 'An exception without a difference would hide the next one.',
    fix: 'Remove it (or the selector) from `exceptions`.',
  },
  'selector-unmatched': {
    severity: 'error',
    why: 'A reason that covers no price hides that the price it was written for is not covered.',
    fix: 'Name a rate of this model: {known}.',
  },
  'pin-unknown': {
    severity: 'error',
    why: 'A pin to nothing proves nothing.',
    fix: 'Correct the id under `verify` to the exact spelling of the source, or remove the pin.',
  },
  'pin-unread': {
    severity: 'error',
    why: 'The evidence file confirms only what it was compared with.',
    fix: 'Run `npm run check:prices -- --lock --source {source}=<path or address>@<day>` once, or remove the pin.',
  },
  'unpinned-differs': {
    severity: 'warning',
    why: 'A source lists other prices under the same name, and readers are not told.',
    fix: 'If it is the same model, pin it and decide with `exceptions: { prefer, … }`.',
  },
  'unpinned-behind': {
    severity: 'note',
    why: 'The source lists an older price: it was taken before the price changed, or before a newer source that lists it as the catalog does.',
    fix: 'Nothing; when a newer copy of the source agrees, pin it.',
  },
  'pin-possible': {
    severity: 'note',
    why: 'One more source could confirm the model.',
    fix: 'If it is the same model, pin it.',
  },
  'condition-missing': {
    severity: 'warning',
    why: 'The meter is listed, but not what it costs under this condition: requests that meet it would be billed otherwise than the page says.',
    fix: 'Add the conditional amount, if the gateway charges it.',
  },
  'change-missing': {
    severity: 'warning',
    why: 'The page could announce the change, and after that day the check will fail.',
    fix: 'Add the new amounts with `from: {date}`.',
  },
  'meter-missing': {
    severity: 'note',
    why: 'A source also prices something the catalog does not list.',
    fix: 'List it, if the gateway charges it.',
  },
  'weekdays-unchecked': {
    severity: 'note',
    why: 'No source knows days of the week; the amount and the hours were compared, the days were not.',
    fix: 'Look the days up at the provider.',
  },
  'source-behind': {
    severity: 'note',
    why: 'The source was taken before the last change and lists exactly the price from before, so it neither confirms nor contradicts.',
    fix: 'Nothing; a newer copy of the source will confirm the price or not.',
  },
  'source-old': {
    severity: 'warning',
    why: 'Prices that changed since cannot be noticed.',
    fix: 'Run `npm run check:prices -- --newest`.',
  },
  'source-field-unknown': {
    severity: 'warning',
    why: 'A price the source states is not compared.',
    fix: 'Map the field, or name it as unmapped, in the file of the source under scripts/check/prices/sources.',
  },
  'change-unrecorded': {
    severity: 'error',
    why: 'Readers are shown how prices changed, from price-history.jsonl; without a line the change would be silent.',
    fix: 'If the provider changed the price, run `npm run check:prices -- --record change`; if it was listed wrongly before, `--record repair`. Either appends the line.',
  },
  'history-contradicted': {
    severity: 'error',
    why: 'Readers would be told of a price change that did not come.',
    fix: 'Correct the price, record what happened since with `npm run check:prices -- --record change`, or take the line back if it was never published.',
  },
  'evidence-missing': {
    severity: 'error',
    why: 'Builds take their date from it, and pages show who confirmed each price.',
    fix: 'Run `npm run check:prices -- --lock` and commit the file.',
  },
  'evidence-outdated': {
    severity: 'error',
    why: 'Pages would name sources and amounts that the check no longer finds.',
    fix: 'Run `npm run check:prices -- --lock` and commit the file.',
  },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingTable;
