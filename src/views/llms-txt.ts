/** `llms.txt`: the site for assistants, one line per model with its price. */
import { modalities, modalityNames } from '#catalog/modalities.ts';
import type { Amount } from '#pricing/amount.ts';
import { feeArithmetic, freeTierSentence } from './gateway-sentences.ts';
import { amountsIn, plainText, sentences, type Inlines } from './inline.ts';
import { absolute } from './json-ld.ts';
import { escape, markdownPath, type TracedText } from './markdown.ts';
import { displayName, shortPrice } from './phrases.ts';
import { modelPath, type Site } from './site.ts';

/** The file with its traced figures. */
export function llmsTxt(site: Site): TracedText {
  const figures: Amount[] = [];
  const words = (content: Inlines): string => {
    figures.push(...amountsIn(content));
    return plainText(content);
  };
  const { name, baseUrl, url } = site.gateway;
  const about = words(sentences(feeArithmetic(site), freeTierSentence(site, undefined)));
  const groups = modalityNames.flatMap((modality) => {
    const models = site.catalog.models.filter((model) => model.modality === modality);
    if (models.length === 0) return [];
    const lines = models.map((model) => {
      const address = absolute(site, markdownPath(modelPath(model)));
      return `- [${escape(displayName(site, model))}](${address}): ${model.id}, ${words(shortPrice(site, model))}`;
    });
    return [`## ${modalities[modality].title}`, lines.join('\n')];
  });
  const text = [
    `# ${name} model prices`,
    `> What every model costs through ${name} (${url}), an OpenAI-compatible gateway at ${baseUrl}. Prices of ${site.date}${site.gateway.platformFee ? ', before the platform fee' : ''}.`,
    about,
    ...groups,
    '## Data',
    [
      `- [All models as JSON](${absolute(site, '/api/models.json')}): exact decimal strings, units, conditions, verification`,
      `- [All models as CSV](${absolute(site, '/api/models.csv')}): one line per rate`,
    ].join('\n'),
  ].join('\n\n');
  return { text: `${text}\n`, figures };
}
