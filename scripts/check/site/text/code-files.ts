/** Examples as files: prices never occur in code. */
import { finding, type SiteFinding } from '../finding.ts';
import { moneyInCode } from '../money.ts';

export function* checkCodeFile(file: string, text: string): Iterable<SiteFinding> {
  for (const figure of moneyInCode(text)) {
    yield finding(
      'figure-in-code',
      file,
      `It says "${figure.text}".`,
      text.slice(0, figure.start).split('\n').length,
    );
  }
}
