/** One page by html-validate. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { finding, type SiteFinding } from '../finding.ts';
import { htmlConfig } from './rules.ts';

let validator: HtmlValidate | undefined;

/** What html-validate says of a page, by the rules of `rules.ts`. */
export function htmlFaults(file: string, html: string): SiteFinding[] {
  validator ??= new HtmlValidate(new StaticConfigLoader(htmlConfig));
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
