/**
 * The switch between the system's colours, light and dark. What was chosen is set before the first paint by the
 * small script in the head (`theme-script.ts`), so that a page never flashes in the other colours.
 */
import { recall, remember } from './remember.ts';
import { isTheme, themeStored } from './theme-script.ts';

const choice = document.querySelector<HTMLSelectElement>('#theme');

/** Shows a theme; anything but light and dark means the system's colours. */
function show(text: string): void {
  const { dataset } = document.documentElement;
  if (isTheme(text)) dataset.theme = text;
  else delete dataset.theme;
  if (choice !== null) choice.value = dataset.theme ?? '';
}

function showStored(): void {
  show(recall(themeStored) ?? '');
}

// Without the switch, colours are the affair of the house that the page stands in.
if (choice !== null) {
  showStored();
  choice.addEventListener('change', () => {
    show(choice.value);
    remember(themeStored, choice.value || undefined);
  });
  // Chosen in another tab, or on a later page from which the reader comes back.
  addEventListener('storage', showStored);
  addEventListener('pageshow', showStored);
}
