import type { Page } from 'playwright';

/** How long a kind of step took, each time, from the event to the paint after it, in milliseconds. */
export interface StepTimes {
  readonly step: string;
  readonly times: readonly number[];
}

/** What the page keeps while it is measured. */
interface Timed {
  readonly times: number[];
}

/** Words that leave some, none and all of the rows. */
const typed = ['gpt', 'flash lite', 'claude opus 4.5', 'no such', 'e', 'qwen3'];

/**
 * Types into the filter of a table, chooses from a list and sorts. A step ends when the task after the next frame
 * runs: by then its rows are painted.
 */
export async function measureTable(page: Page, url: string): Promise<StepTimes[]> {
  await page.goto(url);
  await page.waitForSelector('.finder[data-ready]');
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    const note = (event: Event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        port2.postMessage('');
      });
    };
    for (const name of ['beforeinput', 'change', 'click']) addEventListener(name, note, { capture: true });
  });
  const taken = async (step: string, count: number): Promise<StepTimes> => {
    // On a busy machine the last frames come late.
    await page.waitForFunction((wanted) => (globalThis as unknown as Timed).times.length >= wanted, count);
    return { step, times: await page.evaluate(() => (globalThis as unknown as Timed).times.splice(0)) };
  };
  const field = page.locator('.finder [name=q]');
  await field.focus();
  for (const words of typed) {
    await page.keyboard.type(words, { delay: 60 });
    for (let left = words.length; left > 0; left -= 1) await page.keyboard.press('Backspace', { delay: 30 });
  }
  const typing = await taken('a key in the filter', 2 * typed.join('').length);
  const kinds = ['chat', 'image', ''];
  for (const value of kinds) await page.locator('.finder [name=modality]').selectOption(value);
  const choosing = await taken('a kind chosen', kinds.length);
  const columns = ['input', 'price', 'name', 'name', 'input'];
  for (const column of columns) {
    await page.locator(`th[data-column=${column}] button`).click();
  }
  return [typing, choosing, await taken('a heading pressed', columns.length)];
}
