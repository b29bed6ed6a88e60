/** What is said of the gateway itself: each of these phrases needs its key in the catalog, and says what that says. */
import type { Catalog, Gateway } from '#catalog/types.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, textsOf } from '../../html-page.ts';
import { isGone } from '../../oracle/life.ts';
import { isInForce, ratesOf } from '../../oracle/rates.ts';
import { dateInWords, grouped } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import { perText } from '../../once.ts';

export const gatewayCodes = codes('words', {
  'claim-wrong': {
    why: 'Readers choose a gateway by what it promises, and the catalog does not say so.',
    fix: 'Say only what a key of `gateway` says (src/views/words/gateway-sentences.ts, docs/claims.md).',
  },
  'claim-source-wrong': {
    why: 'Readers see by it who says so, and when that was read.',
    fix: 'Print what `gateway.claims` has of each claim (src/views/lists/verification-page.ts).',
  },
});

const finding = raising(gatewayCodes);

interface Saying {
  readonly pattern: RegExp;
  /** Whether the catalog says so, of what stands in the groups of the pattern. */
  readonly holds: (gateway: Gateway, ...groups: readonly (string | undefined)[]) => boolean;
}

const passesThrough = ({ pricing }: Gateway) => pricing === 'pass-through';

const sayings: readonly Saying[] = [
  { pattern: /\bpass-through on the underlying\b/g, holds: passesThrough },
  { pattern: /\bwithout a markup\b/g, holds: passesThrough },
  { pattern: /\bTiers that .+? publishes apply\b/g, holds: passesThrough },
  {
    pattern: /\btakes ([\d.]+)% of each top-up\b/g,
    holds: ({ platformFee }, percent) =>
      platformFee?.chargedOn === 'top-up' && platformFee.percent === percent,
  },
  {
    pattern: /\badds ([\d.]+)% to the credits you buy\b/g,
    holds: ({ platformFee }, percent) =>
      platformFee?.chargedOn === 'credits' && platformFee.percent === percent,
  },
  {
    pattern: /\bno platform fee\b/gi,
    holds: ({ platformFee, chargesNoFee }) => platformFee === undefined && chargesNoFee === true,
  },
  {
    pattern: /\b(?:nothing (?:is )?added|no fee) per call\b/gi,
    holds: ({ callFee, tokenFee }) => callFee === false && tokenFee === undefined,
  },
  { pattern: /\bno monthly minimum\b/gi, holds: ({ topUp }) => topUp?.monthlyMinimum === false },
  {
    pattern: /\bnothing is due per month\b/gi,
    holds: ({ topUp }) => topUp?.monthlyMinimum === false && topUp.subscription === false,
  },
  { pattern: /\bno subscription\b/gi, holds: ({ topUp }) => topUp?.subscription === false },
  { pattern: /\byou prepay\b/gi, holds: ({ topUp }) => topUp !== undefined },
  { pattern: /\bnothing renews automatically\b/gi, holds: ({ topUp }) => topUp?.autoRenew === false },
  { pattern: /\bcredits renew automatically\b/gi, holds: ({ topUp }) => topUp?.autoRenew === true },
  {
    pattern: /\bPrices (do not )?include ([^.]+)\./g,
    holds: ({ taxes }, not, name) =>
      taxes?.included === (not === undefined) && (taxes.name ?? 'taxes') === name,
  },
  {
    pattern: /([\d,]+) free requests? (?:a|per) day(?:, (no|a payment) card needed)?/g,
    holds: ({ freeTier }, requests, card) =>
      freeTier !== undefined &&
      grouped(String(freeTier.requestsPerDay)) === requests &&
      (card === undefined || freeTier.cardRequired === (card !== 'no')),
  },
  {
    pattern: /\bsemantic cache cost (nothing|[\d.]+(?=%))/g,
    holds: ({ semanticCache }, part) =>
      part === 'nothing'
        ? Number(semanticCache?.percentOfUncached) === 0
        : semanticCache?.percentOfUncached === part,
  },
  { pattern: /\(BYOK\) on the (.+?) plan\b/g, holds: ({ byok }, plan) => byok?.plan === plan },
  {
    pattern: /\bCommitted use can be negotiated on the (.+?) plan\b/g,
    holds: ({ committedUse }, plan) => committedUse?.plan === plan,
  },
  {
    pattern: /\bcarries its cost in the `?([\w-]+)`? header\b/g,
    holds: ({ metering }, header) => metering?.costHeader === header,
  },
  { pattern: /\bdashboard shows usage\b/g, holds: ({ metering }) => metering?.dashboard === true },
  {
    pattern: /\ban audit log records every request\b/gi,
    holds: ({ metering }) => metering?.auditLog === true,
  },
  {
    pattern: /\bwhen there is room, within (\d+) hours\b/g,
    holds: ({ batch }, hours) => String(batch?.hours) === hours,
  },
  {
    pattern: /\bsays that a batch costs ([\d.]+)% less\b/g,
    holds: ({ batch }, percent) => batch?.percentOff === percent,
  },
  {
    pattern: /\bat most ([\d,]+) requests in one batch\b/g,
    holds: ({ batch }, requests) =>
      batch?.requests !== undefined && grouped(String(batch.requests)) === requests,
  },
  {
    pattern: /\bits API refuses requests with these statuses\b/g,
    holds: ({ errors }) => errors !== undefined,
  },
];

export const gatewayPart: PartKind = {
  codes: [gatewayCodes],
  start({ catalog, date }) {
    const check = perText((file, text) => checkSayings(catalog, file, text));
    return {
      *page(page) {
        for (const text of textsOf(page)) yield* check(page.file, text);
        if (page.path === '/verification/') {
          yield* checkSources(catalog, page);
          yield* checkPrinted(catalog, date, page);
        }
      },
      *text(file, text) {
        if (!/\.(?:md|txt)$/.test(file)) return;
        for (const paragraph of text.split('\n\n')) yield* check(file, paragraph);
      },
    };
  },
};

function* checkSayings({ gateway }: Catalog, file: string, text: string): Findings {
  for (const { pattern, holds } of sayings) {
    for (const match of text.matchAll(pattern)) {
      const [said, ...groups] = match;
      if (holds(gateway, ...groups)) continue;
      const place = excerpt(text, match.index, match.index + said.length);
      yield finding('claim-wrong', file, `It says “${said}”, the catalog does not: ${place}`);
    }
  }
}

/** Every claim stands with its source, the day on which that was read, and the day by which it is read again. */
function* checkSources({ gateway, claims }: Catalog, { file, blocks }: HtmlPage): Findings {
  if (claims.length === 0) return;
  const own = blocks.filter(({ section }) => section === 'claims').map(({ text }) => text);
  const sourced = claims.filter(({ stated }) => stated !== undefined).length;
  const [, all, some] = /Of ([\d,]+) claims? about .*?, ([\d,]+) ha/.exec(own.join(' ')) ?? [];
  if (all !== grouped(String(claims.length)) || some !== grouped(String(sourced)))
    yield finding(
      'claim-source-wrong',
      file,
      `It counts ${some ?? 'no'} of ${all ?? 'no'} claims with a source, the catalog has ${sourced} of ${claims.length}.`,
    );
  const cells = own.map((text) => text.trim());
  let from = 0;
  for (const { name, stated } of claims) {
    const wanted =
      stated === undefined
        ? ['none yet', '–', '–']
        : [
            stated.source === 'gateway' ? `${gateway.name} itself` : new URL(stated.source).host,
            dateInWords(stated.checked),
            dateInWords(stated.expires),
          ];
    const at = cells.findIndex(
      (_, index) => index >= from && wanted.every((words, step) => cells[index + step] === words),
    );
    if (at === -1)
      yield finding('claim-source-wrong', file, `It lacks the source of ${name}: ${wanted.join(', ')}.`);
    else from = at + wanted.length;
  }
}

/** How many listed prices the gateway prints elsewhere, and how many of them as others. */
function* checkPrinted({ models }: Catalog, date: string, { file, blocks }: HtmlPage): Findings {
  const served = models.filter((model) => !isGone(model, date));
  const printed = served.flatMap((model) =>
    ratesOf(model)
      .filter((rate) => isInForce(rate, date) && Object.keys(rate.when).length === 0)
      .flatMap(({ meter, amount }) => {
        const other = model.printed?.prices[meter];
        return other === undefined ? [] : [Number(other) !== Number(amount)];
      }),
  );
  const said = blocks
    .map(({ text }) => / ([\d,]+) listed prices that .*, ([\d,]+) /.exec(text))
    .find(Boolean);
  const right = [printed.length, printed.filter(Boolean).length].map((count) => grouped(String(count)));
  if (said ? said[1] === right[0] && said[2] === right[1] : printed.length === 0) return;
  yield finding(
    'claim-source-wrong',
    file,
    `It says that ${said?.[2] ?? 'none'} of ${said?.[1] ?? 'no'} prices are printed as others, the catalog has ${right[1]} of ${right[0]}.`,
  );
}
