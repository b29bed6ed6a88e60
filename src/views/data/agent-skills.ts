/**
 * How assistants find out that these prices can be read, and how: an index of agent skills, and the one skill.
 * @see https://github.com/cloudflare/agent-skills-discovery-rfc Agent Skills Discovery, draft 0.2.0
 */
import { address } from '#address.ts';
import { sha256 } from '#catalog/records/sha256.ts';
import { absolute, type Site } from '#views/site.ts';

/** Where the draft has the index look for skills, and itself. */
const folder = '.well-known/agent-skills';

/** Names by which clients know the form of an index. */
const schema = 'https://schemas.agentskills.io/discovery/0.2.0/schema.json';

/** The index and the skill, by their paths in `dist`. */
export function agentSkills(site: Site): { path: string; text: string }[] {
  const name = skillName(site);
  const description = `Prices of AI models through ${site.gateway.name}, an OpenAI-compatible gateway: what a model costs per token, image, second or page, what a usage comes to, which models are cheapest, what prices were and will be, which models stop working. Use when asked about cost, price or choice of such a model.`;
  const text = skillText(site, name, description);
  const skill = {
    name,
    type: 'skill-md',
    description,
    // Beside the index, wherever that is on its host.
    url: `${name}/SKILL.md`,
    digest: `sha256:${sha256(text)}`,
  };
  return [
    { path: `${folder}/index.json`, text: JSON.stringify({ $schema: schema, skills: [skill] }) },
    { path: `${folder}/${name}/SKILL.md`, text },
  ];
}

/** Lower-case letters, digits and single hyphens, 64 at most; a gateway whose name has none of those is left out. */
function skillName({ gateway }: Site): string {
  const words = gateway.name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [...words.join('-').slice(0, 40).split('-'), 'model-prices'].filter((word) => word !== '').join('-');
}

function skillText(site: Site, name: string, description: string): string {
  const at = (path: string) => absolute(site, address(path));
  const { currency, platformFee } = site.gateway;
  const fee =
    platformFee === undefined
      ? ''
      : ' The fee on top of them is in `gateway.platformFee`: name it beside a sum.';
  return `---
name: ${name}
description: ${JSON.stringify(description)}
---

# Model prices of ${site.gateway.name.replaceAll(/[\r\n]+/g, ' ')}

1. Read ${at('api/index.json')}: one short row for each model, with its prices, context, abilities and lifecycle. \`columns\` says what stands in a row, and \`aliases\` which model answers to another id.
2. Where a row has \`more\` prices, or the question is about batch, long context, images, tools or dates, read the file of the model, beside the index as \`models/<id>.json\`, the id in lower case. \`prices\` has every rate with its unit and condition.
3. Count with decimals, never with floats: \`amount\` is a text. A use costs count × amount ÷ \`per\`. Of the rates that fit a request, the one with the most conditions in \`when\` holds. Amounts are in ${currency}.${fee}
4. Say of which day the prices are: \`generated\` of the index. Link the page of the model, which is \`url\` in its file.

More:

- What a price was on another day: \`timeline\` in the file of the model, or ${at('api/history.json')}
- Models that stop working, with their days and replacements: ${at('api/deprecations.json')}
- Everything as CSV: ${at('api/models.csv')}
- What the files mean: ${at('api/')}, and as OpenAPI: ${at('api/openapi.json')}
- All of this in words: ${at('llms.txt')}
`;
}
