/** The words of a guide's MDX, for the search: what a reader sees, without markup and figures. */

/** The texts of its headings. */
export function headingsIn(mdx: string): string[] {
  return [...withoutCode(mdx).matchAll(/^#{2,3} (.+)$/gm)].map(([, text = '']) => plain(text));
}

/** Words too common to tell guides apart. */
const common = new Set(
  'the and for not are you was can has its one that this with from have what which when each they them their there then than your more most only also into does about would could other every because'.split(
    ' ',
  ),
);

/** Its distinct words of three letters and more, in their order. */
export function guideWords(mdx: string): string {
  const words =
    plain(withoutCode(mdx))
      .toLowerCase()
      .match(/[a-z][a-z-]{2,}/g) ?? [];
  return [...new Set(words.filter((word) => !common.has(word)))].join(' ');
}

function withoutCode(mdx: string): string {
  return mdx.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/^import .*$/gm, '');
}

/** Components print figures and links; the words around them remain. */
function plain(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*_{}]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
