/** What a component of a guide prints, as data: words of a sentence, a table, an example or a program. */
import type { ComponentName } from '#guides/components.ts';
import type { CodeTask, Table } from '#views/page/blocks.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { figure } from './guide-figures.ts';
import { guideProgram, type GuideProgram } from './guide-programs.ts';
import { guideTable } from './guide-tables.ts';
import { guideTask, hasTask } from './representatives.ts';

export interface GuidePart {
  readonly words?: Inlines;
  readonly table?: Table | undefined;
  readonly example?: { readonly name: string; readonly task: CodeTask };
  readonly program?: GuideProgram | undefined;
}

/** @throws where it asks for what there is not, which `requireFigures` has told before */
export function guidePart(
  site: Site,
  component: ComponentName,
  attributes: Readonly<Record<string, string>>,
): GuidePart {
  switch (component) {
    case 'Table':
      return { table: guideTable(site, attributes.of ?? '') };
    case 'Example':
      return hasTask(site, attributes) ? { example: guideTask(site, attributes) } : {};
    case 'Program':
      return { program: guideProgram(site, attributes) };
    default:
      return { words: figure(site, component, attributes) };
  }
}
