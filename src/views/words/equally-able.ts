import type { Model } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import type { Ranked } from '#pricing/ranking.ts';
import { canAsMuch } from './free-models.ts';

/**
 * Those of a ranking that can do all that a model can and take as many tokens, itself included; cheapest first.
 * Many models of a large catalog can do the same, so they share one answer.
 */
export function asAble(ranking: readonly Ranked[], model: Model): readonly Ranked[] {
  return asAbleIn(ranking)(model);
}

const asAbleIn = keptPer((ranking: readonly Ranked[]) => {
  const answers = new Map<string, readonly Ranked[]>();
  return (model: Model): readonly Ranked[] => {
    const wanted = `${model.capabilities.join()} ${String(model.context)}`;
    const able = answers.get(wanted) ?? ranking.filter(({ model: other }) => canAsMuch(other, model));
    answers.set(wanted, able);
    return able;
  };
});
