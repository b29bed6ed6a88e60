/** Share images: there, PNG, 1200×630, light, described; and the icon. */
import { type BuiltSite, fileOf, localPath } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, linksBy, metaContent } from '../../html-page.ts';
import type { PartKind } from '../../part.ts';

export const imageCodes = codes('images', {
  'image-missing': {
    why: 'A shared link would show an empty frame.',
    fix: 'Draw it in the build, or leave the reference out.',
  },
  'image-invalid': {
    why: 'It is not the kind of picture its name promises.',
    fix: 'Draw it again; empty .cache if it stays.',
  },
  'image-size-wrong': { why: 'Networks crop what is not 1200×630.', fix: 'Draw it at 1200×630.' },
  'image-heavy': {
    why: 'Networks give up on slow pictures.',
    fix: 'Use fewer colours, or raise the limit in scripts/check/site/checks/pages/images.ts with a reason.',
  },
  'image-alt-missing': {
    why: 'People who do not see the picture are told nothing.',
    fix: 'Give og:image:alt words that say what the picture says.',
  },
  'image-unused': {
    severity: 'warning',
    why: 'A picture that no page shows is only weight.',
    fix: 'Refer to it, or do not draw it.',
  },
  'icon-missing': {
    why: 'Browsers ask for it on every visit.',
    fix: 'Put the icon in public/ and link it in src/layouts/PageLayout.astro.',
  },
});

const finding = raising(imageCodes);

/** What networks ask for: https://ogp.me, and Facebook's and X's advice of 1.91:1. */
const wanted = { width: 1200, height: 630 };
/** A card of text on a plain ground compresses well; above this something was drawn that a card does not need. */
const mostBytes = 150 * 1024;

export const imagesPart: PartKind = {
  codes: [imageCodes],
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

function* checkShared(site: BuiltSite, page: HtmlPage, used: Set<string>): Findings {
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

function* checkImage({ files }: BuiltSite, file: string): Findings {
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

function* checkIcon(site: BuiltSite, page: HtmlPage): Findings {
  const icons = linksBy(page, 'icon').map((link) => link.getAttribute('href') ?? '');
  if (icons.length === 0) yield finding('icon-missing', page.file, 'Its head names no icon.');
  for (const address of icons) {
    const url = localPath(site, address, page.path);
    if (url === undefined || !site.files.paths.has(fileOf(url.pathname)))
      yield finding('icon-missing', page.file, `The icon ${address} was not built.`);
  }
}

// The head of a PNG. @see https://www.w3.org/TR/png-3/#5PNG-file-signature

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, length and name of the first chunk, then width and height. */
const headLength = 24;

/** Pixels; undefined when it is no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < headLength || signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const head = new DataView(bytes.buffer, bytes.byteOffset, headLength);
  const ends = Buffer.from(bytes.subarray(-8, -4)).toString('latin1');
  // A file that was cut off has no end chunk.
  if (ends !== 'IEND') return undefined;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}
