/** The one script that every page loads: small conveniences at once, tools when the reader reaches for them. */
import './theme-choice.ts';
import './copy-code.ts';
import './language-choice.ts';
import { offerSearch } from './search-keys.ts';
import { offerTools } from './tools.ts';

offerTools();
offerSearch();
