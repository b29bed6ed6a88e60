/** Models that go, as data and as a calendar. */
import { address, modelAddress } from '#address.ts';
import ical, { ICalEventTransparency } from 'ical-generator';
import type { Model } from '#catalog/types.ts';
import { leavingModels } from '#pricing/lifecycle.ts';
import { absolute, type Site } from '#views/site.ts';
import { displayName } from '#views/words/phrases.ts';
import type { ApiDeprecationsFile } from './api-schema.ts';
import { apiHead } from './models-json.ts';

/** `/api/deprecations.json` @param day since when it says that */
export function apiDeprecations(site: Site, day: string): ApiDeprecationsFile {
  const { coming, open, gone } = leavingModels(site.catalog, site.date);
  return {
    ...apiHead(site, day),
    deprecations: [...coming, ...open, ...gone].map((model) => {
      const { isServed, retires, replacement } = site.lifecycle(model);
      return {
        ...reference(site, model),
        status: isServed ? 'deprecated' : 'retired',
        retires,
        replacement: replacement && reference(site, replacement),
      };
    }),
  };
}

/** What to do about a model that goes. */
export function adviceOf(replacement: Model | undefined): string {
  return replacement === undefined ? 'No replacement is named.' : `Use ${replacement.id} instead.`;
}

function reference(site: Site, model: Model) {
  return { id: model.id, name: displayName(site, model), url: absolute(site, modelAddress(model)) };
}

/**
 * A calendar of the days on which models stop, those that have come too: who subscribes keeps what was there. Its
 * stamps are the models' own days, so that the same facts are the same file on every day.
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function deprecationsCalendar(site: Site): string {
  const { coming, gone } = leavingModels(site.catalog, site.date);
  const calendar = ical({
    name: `${site.gateway.name}: models that stop`,
    prodId: { company: 'Ratecard', product: 'deprecations' },
    url: absolute(site, address('deprecations.ics')),
  });
  for (const model of [...coming, ...gone]) {
    const { listed, retires = '', replacement } = site.lifecycle(model);
    const url = absolute(site, modelAddress(model));
    calendar.createEvent({
      id: url,
      start: new Date(`${retires}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      stamp: new Date(`${listed ?? retires}T00:00:00Z`),
      summary: `${displayName(site, model)} retires`,
      description: `From this day on, requests for ${model.id} fail. ${adviceOf(replacement)}`,
      url,
      // Nobody is busy because of it.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
