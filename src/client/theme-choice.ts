/**
 * The switch between the system's colours, light and dark. What was chosen is set before the first paint by the
 * small script in the head (`theme-script.ts`), so that a page never flashes in the other colours.
 */
import { recall, remember } from './remember.ts';
import { isTheme, themeStored } from './theme-script.ts';

const choice = document.querySelector<HTMLSelectElement>('#theme');

if (choice !== null) {
  const stored = recall(themeStored) ?? '';
  choice.value = isTheme(stored) ? stored : '';
  choice.addEventListener('change', () => {
    const theme = isTheme(choice.value) ? choice.value : undefined;
    if (theme === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    remember(themeStored, theme);
  });
}
