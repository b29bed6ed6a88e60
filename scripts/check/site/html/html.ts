/** Pages by html-validate. */
import { type ConfigData, HtmlValidate, type ResolvedConfig, StaticConfigLoader } from 'html-validate';
import { codes, raising, type SiteFinding } from '../finding.ts';
import { cutter } from './pieces.ts';

export const htmlCodes = codes('html', {
  'html-invalid': {
    why: 'Browsers repair it, each in its way.',
    fix: 'Correct the markup in src/components or src/layouts; the rule is described at https://html-validate.org/rules/.',
  },
});

const finding = raising(htmlCodes);

/** All pages are judged alike, and working out by what takes html-validate a quarter of its time. */
class OneConfig extends StaticConfigLoader {
  private resolved?: ResolvedConfig | Promise<ResolvedConfig>;
  override getConfigFor(file: string): ResolvedConfig | Promise<ResolvedConfig> {
    return (this.resolved ??= super.getConfigFor(file));
  }
}

/**
 * What checks the pages of one site, one after the other. html-validate takes 50 ms a page, so it is asked only of pages
 * with a piece that it has not seen on a page without a fault: in a large site these are few.
 */
export function htmlCheck(): (file: string, html: string) => readonly SiteFinding[] {
  const piecesOf = cutter();
  const faultless = new Set<string>();
  return (file, html) => {
    const pieces = piecesOf(html);
    if (pieces?.every((piece) => faultless.has(piece)) === true) return [];
    const faults = htmlFaults(file, html);
    if (faults.length === 0) for (const piece of pieces ?? []) faultless.add(piece);
    return faults;
  };
}

let validator: HtmlValidate | undefined;

/** What html-validate says of a page. */
export function htmlFaults(file: string, html: string): SiteFinding[] {
  validator ??= new HtmlValidate(new OneConfig(htmlConfig));
  return validator
    .validateStringSync(html, file)
    .results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column, selector }) =>
        finding(
          'html-invalid',
          file,
          `${message} (${ruleId}, column ${column}${selector === null ? '' : `: ${selector}`}).`,
          line,
        ),
      ),
    );
}

/** How html-validate is set: everything it recommends, but for what is changed here with its reason. */

/** Rules that do not hold for these pages, each with its reason. */
const withoutRule: Readonly<Record<string, string>> = {
  'require-sri': 'Styles and scripts come from this site, under names made from their content.',
  'prefer-native-element':
    'A region that scrolls needs a role and a name to be reached by keyboard, and is no section of the text.',
  'no-implicit-input-type': 'A field without a type is a text field, by the standard.',
  'wcag/h32': 'Filters act at once, by script that also makes them appear: there is nothing to send.',
  'form-dup-name': 'Several values of one name are a list, such as the models of a comparison.',
  'long-title': 'The site check measures titles itself (title-long), with the limit of search results.',
  'void-style': 'A line broken in a guide is compiled to `<br/>`, which the standard allows.',
  'no-inline-style': 'The site check finds them itself (style-inline).',
};

export const htmlConfig: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    ...Object.fromEntries(Object.keys(withoutRule).map((rule) => [rule, 'off'])),
    // The standard lets an id begin with a digit; those of kinds of models come from the catalog ("3d").
    'valid-id': ['error', { relaxed: true }],
  },
};
