/** A way to say that a price is wrong, with all that is known of it written down already. */
import { meters, unitOf } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { link, type Inline } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

/**
 * "Report a wrong price": the gateway's address for it, with model, meters, figures and evidence filled in, as mail
 * programs (`subject`, `body`) and issue trackers (`title`, `body`) read them. Undefined where the gateway names none.
 * @param evidence who confirms a rate, in words
 */
export function reportLink(site: Site, model: Model, evidence: (rate: Rate) => string): Inline | undefined {
  const { reportPrice } = site.gateway.links;
  const rates = headline(model, site.date)?.rates;
  if (reportPrice === undefined || rates === undefined) return undefined;
  const isMail = reportPrice.startsWith('mailto:');
  const lines = rates.map((rate) => lineOf(rate, evidence(rate)));
  const said = [
    [isMail ? 'subject' : 'title', `Wrong price: ${model.id}`],
    ['body', lines.join('\n')],
  ] as const;
  const query = said.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&');
  return link(`${reportPrice}${reportPrice.includes('?') ? '&' : '?'}${query}`, 'Report a wrong price');
}

/** "Input: 1.25 per 1M input tokens, 4 sources": without a sign of money, which nothing here could trace. */
function lineOf(rate: Rate, evidence: string): string {
  return `${meters[rate.meter].label}: ${rate.amount} per ${unitOf(rate).unit}, ${evidence}`;
}
