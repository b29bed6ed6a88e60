import type { APIRoute } from 'astro';
import type { Page } from '#views/blocks.ts';
import { markdownPath, printMarkdown } from '#views/markdown.ts';
import { allPages } from '#views/routes.ts';
import { getSite } from '#views/site.ts';

/** The Markdown twin of every page. */
export function getStaticPaths() {
  return [...allPages().values()].map((page) => ({
    params: { page: markdownPath(page.path).slice(1, -'.md'.length) },
    props: { page },
  }));
}

export const GET: APIRoute<{ page: Page }> = ({ props }) =>
  new Response(printMarkdown(getSite(), props.page).text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
