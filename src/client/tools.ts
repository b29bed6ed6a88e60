/**
 * The tools of the site, each a module of its own that is loaded when it is needed. A page names a tool by
 * `data-tool="name"` on the element it works in, and by `data-load` when: on the first `touch` (pointer, focus or
 * click); by the `query` of the address that asks it for something, else on the first touch; otherwise at once. A new
 * tool is one entry here.
 */

import type { Tool } from './tool.ts';

const modules: Readonly<Record<string, () => Promise<Tool>>> = {
  calculator: () => import('./calculator/index.ts'),
  compare: () => import('./compare/compare.ts'),
  'copy-page': () => import('./copy-page.ts'),
  find: () => import('./search/index.ts'),
  table: () => import('./sortable-table.ts'),
};

const touches = ['pointerdown', 'pointerenter', 'focusin', 'click'] as const;

/** Gets every tool of the page ready. */
export function offerTools(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-tool]')) {
    const { load } = element.dataset;
    if (load === 'touch' || (load === 'query' && location.search === '')) startOnTouch(element);
    else void startTool(element);
  }
}

function startOnTouch(element: HTMLElement): void {
  const listening = new AbortController();
  let latest: Event | undefined;
  for (const touch of touches) {
    element.addEventListener(
      touch,
      (event) => {
        // A pointer enters before it clicks: the click must not get lost while the module is on its way.
        const isFirst = latest === undefined;
        latest = event;
        if (!isFirst) return;
        void startTool(element, () => latest).finally(() => {
          listening.abort();
        });
      },
      { signal: listening.signal },
    );
  }
}

/**
 * Loads an element's tool and lets it take over; a second call does nothing.
 * @param cause asked when the tool has been loaded: the event by which the reader reached for it last
 */
async function startTool(element: HTMLElement, cause?: () => Event | undefined): Promise<void> {
  const { tool = '', started } = element.dataset;
  const load = modules[tool];
  if (load === undefined || started !== undefined) return;
  element.dataset.started = '';
  const module = await load();
  await module.start(element, cause?.());
}
