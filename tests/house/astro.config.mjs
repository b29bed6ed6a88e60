// A documentation site that stands already, made with Starlight: the prices become a part of it, below /pricing/.
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
// Elsewhere, it is the package: 'ratecard'.
import ratecard from '../../scripts/lib/integration.ts';

export default defineConfig({
  site: 'https://docs.harbour.example',
  integrations: [
    starlight({
      title: 'Harbour',
      pagefind: false,
      components: { Hero: './src/Hero.astro', SocialIcons: './src/HeaderLinks.astro' },
    }),
    ratecard({ site: './pricing', base: '/pricing/', layout: './src/PricingLayout.astro' }),
  ],
});
