/** The fee as pages give it: in sentences, title and description. */
import type { Catalog } from '#catalog/types.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { feeShare } from '../../oracle/rates.ts';
import { feeWords } from '../../oracle/words.ts';
import { textsOf } from '../../html-page.ts';
import { perText } from '../../once.ts';
import type { PartKind } from '../../part.ts';

export const feeCodes = codes('prices', {
  'fee-percent-wrong': {
    why: 'The fee is part of what readers pay, and stands once in the catalog.',
    fix: 'Print `platformFee.percent` of the gateway, or what src/pricing/amount.ts makes of it.',
  },
  'fee-way-wrong': {
    why: 'A fee out of the payment and one on top of the credits are two sums.',
    fix: 'Ask `platformFee.chargedOn` of the gateway before saying how it is charged.',
  },
});

const finding = raising(feeCodes);

export const feePart: PartKind = {
  codes: [feeCodes],
  start({ catalog }) {
    const check = perText((file, text) => feeFaults(catalog, file, text));
    return {
      *page(page) {
        for (const text of textsOf(page)) yield* check(page.file, text);
      },
    };
  },
};

// The fee in words: a percentage beside "fee" is the fee's, or its share of what is spent.

const percent = /(\d+(?:[.,]\d+)?)\s?%/g;
/** "the 5% fee", "a fee of 5%", "5% platform fee", "The fee is 5%": with at most these words between. */
const between = String.raw`(?:[\s(,:]+(?:of|is|a|the|flat|one|platform|top-up|comes|to|so|it|applied|at|credit)\b)*[\s(]+`;
const nearFee = new RegExp(
  String.raw`(\d+(?:[.,]\d+)?)\s?%${between}fee\b|\bfee${between}(\d+(?:[.,]\d+)?)\s?%`,
  'gi',
);

/** Faults of a text, or of a line of it. */
export function* feeFaults(
  { gateway: { platformFee } }: Catalog,
  file: string,
  text: string,
  line?: number,
): Findings {
  for (const words of foreignWays(platformFee)) {
    const at = text.indexOf(words);
    if (at < 0) continue;
    yield finding(
      'fee-way-wrong',
      file,
      `It says of the fee "${words}", the catalog charges ${platformFee === undefined ? 'none' : `it on ${platformFee.chargedOn}`}: ${excerpt(text, at, at + words.length)}`,
      line,
    );
  }
  if (!text.includes('%') || !/\bfee\b/i.test(text)) return;
  const isShare = (platformFee?.fixed ?? platformFee?.minimum) === undefined;
  const right = platformFee ? [platformFee.percent, ...(isShare ? [feeShare(platformFee)] : [])] : [];
  for (const match of text.matchAll(nearFee)) {
    for (const [, said = ''] of match[0].matchAll(percent)) {
      if (right.includes(said)) continue;
      yield finding(
        'fee-percent-wrong',
        file,
        `It says a fee of ${said}%, the catalog ${right[0] === undefined ? 'has none' : `${right[0]}%`}: ${excerpt(text, match.index, match.index + match[0].length)}`,
        line,
      );
    }
  }
}

/** What is said of fees that are charged in another way than this one. */
function foreignWays(fee: Catalog['gateway']['platformFee']): string[] {
  return (Object.keys(feeWords) as (keyof typeof feeWords)[]).flatMap((way) =>
    way === fee?.chargedOn ? [] : feeWords[way],
  );
}
