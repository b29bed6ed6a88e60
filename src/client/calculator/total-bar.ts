/** On a phone, the sum at the foot of the screen as long as the receipt's own is not in view. */
import { element } from '../element.ts';

/** @param panel what holds the fields and the receipt. @returns says which receipt there is now, if any */
export function totalBar(panel: Element): (receipt: Element | undefined) => void {
  // It repeats what stands in the receipt, and what is read out of it.
  const bar = element('p', { class: 'calculator-bar', 'aria-hidden': 'true' });
  panel.append(bar);
  const observer = new IntersectionObserver(([entry]) => {
    bar.classList.toggle('is-needed', entry?.isIntersecting === false);
  });
  return (receipt) => {
    observer.disconnect();
    bar.classList.remove('is-needed');
    const total = receipt?.querySelector('.total');
    const [words, sum] = total?.children ?? [];
    if (!total || !words || !sum) return;
    bar.replaceChildren(element('span', {}, words.textContent), element('span', {}, sum.textContent));
    observer.observe(total);
  };
}
