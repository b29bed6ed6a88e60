/** Share images: there, PNG, 1200×630, light, described; and the icon. */
import { fileOf, localPath, type BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { linksBy, metaContent, type HtmlPage } from '../html-page.ts';
import type { PartKind } from '../part.ts';
import { pngSize } from './png.ts';

/** What networks ask for: https://ogp.me, and Facebook's and X's advice of 1.91:1. */
const wanted = { width: 1200, height: 630 };
/** A card of text on a plain ground compresses well; above this something was drawn that a card does not need. */
const mostBytes = 150 * 1024;

export const imagesPart: PartKind = {
  groups: ['images'],
  start(site) {
    const used = new Set<string>();
    return {
      *page(page) {
        yield* checkIcon(site, page);
        if (!page.noindex || metaContent(page, 'og:image') !== undefined)
          yield* checkShared(site, page, used);
      },
      *end() {
        const drawn = [...site.files.paths].filter((file) => file.startsWith('og/'));
        site.look('images', 'share images', drawn.length);
        for (const file of drawn) {
          yield* checkImage(site, file);
          if (!used.has(file)) yield finding('image-unused', file, 'No page refers to it.');
        }
      },
    };
  },
};

function* checkShared(site: BuiltSite, page: HtmlPage, used: Set<string>): Iterable<SiteFinding> {
  const { file } = page;
  const address = metaContent(page, 'og:image');
  if (address === undefined) {
    yield finding('image-missing', file, 'There is no og:image.');
    return;
  }
  const url = localPath(site, address);
  const image = url === undefined ? undefined : fileOf(url.pathname);
  if (!URL.canParse(address))
    yield finding('image-missing', file, `og:image "${address}" is no whole address.`);
  else if (image === undefined || !site.files.paths.has(image))
    yield finding('image-missing', file, `og:image ${address} was not built.`);
  else used.add(image);
  for (const [name, right] of Object.entries(wanted)) {
    const said = metaContent(page, `og:image:${name}`);
    if (said !== undefined && said !== String(right))
      yield finding('image-size-wrong', file, `og:image:${name} is ${said}, not ${right}.`);
  }
  if ((metaContent(page, 'og:image:alt') ?? '').trim() === '')
    yield finding('image-alt-missing', file, 'og:image has no og:image:alt.');
}

function* checkImage({ files }: BuiltSite, file: string): Iterable<SiteFinding> {
  const bytes = files.bytes(file);
  const size = pngSize(bytes);
  if (size === undefined) yield finding('image-invalid', file, 'It is no PNG, or it is cut off.');
  else if (size.width !== wanted.width || size.height !== wanted.height)
    yield finding(
      'image-size-wrong',
      file,
      `It is ${size.width}×${size.height}, not ${wanted.width}×${wanted.height}.`,
    );
  if (bytes.length > mostBytes)
    yield finding(
      'image-heavy',
      file,
      `It has ${Math.ceil(bytes.length / 1024)} KB, more than ${mostBytes / 1024}.`,
    );
}

function* checkIcon(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const icons = linksBy(page, 'icon').map((link) => link.getAttribute('href') ?? '');
  if (icons.length === 0) yield finding('icon-missing', page.file, 'Its head names no icon.');
  for (const address of icons) {
    const url = localPath(site, address, page.path);
    if (url === undefined || !site.files.paths.has(fileOf(url.pathname)))
      yield finding('icon-missing', page.file, `The icon ${address} was not built.`);
  }
}
