/** The compilation of guides by @astrojs/mdx: of theirs alone, whatever a house does with MDX of its own. */
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import type { AstroIntegration, HookParameters } from 'astro';
import type { Plugin, PluginOption } from 'vite';
import { guidePlugin } from '#guides/guide.ts';

/** Ends the id of a guide's module, so that nothing takes it for MDX of the house. */
export const guideMark = '?guide';

type SetUp = HookParameters<'astro:config:setup'>;

/**
 * Lets guides be compiled: `default` of their module prints one, `frontmatter` has its tree, `getHeadings` its headings.
 * @param base where the site stands on its host
 * @returns what is to be done once all settings are known
 */
export async function compileGuides(
  setUp: SetUp,
  base: string,
): Promise<AstroIntegration['hooks']['astro:config:done']> {
  const { hooks } = mdx({
    extendMarkdownConfig: false,
    // Highlighting is ours, with classes: others write inline styles, which a strict CSP forbids.
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [guidePlugin(base)] }),
  });
  const options: SetUp & Record<'addPageExtension' | 'addContentEntryType', () => void> = {
    ...setUp,
    // Guides are neither pages nor entries of a collection by themselves.
    addPageExtension: () => undefined,
    addContentEntryType: () => undefined,
    updateConfig: ({ vite }) =>
      setUp.updateConfig({ vite: { plugins: (vite?.plugins ?? []).map(forGuides) } }),
  };
  await hooks['astro:config:setup']?.(options);
  return hooks['astro:config:done'];
}

/** A plugin of @astrojs/mdx that sees the modules of guides, and no others. */
function forGuides(option: PluginOption): PluginOption {
  const plugin = option as Plugin;
  const { transform } = plugin;
  if (typeof transform !== 'object')
    throw new Error(`@astrojs/mdx has changed: ${plugin.name} has no filter.`);
  const { handler } = transform;
  return {
    ...plugin,
    name: `ratecard:guides:${plugin.name}`,
    transform: {
      ...transform,
      filter: { id: /\.mdx\?guide$/ },
      handler(code, id, ...rest) {
        return handler.call(this, code, id.slice(0, -guideMark.length), ...rest);
      },
    },
  };
}
