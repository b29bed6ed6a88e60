import starlight from '@astrojs/starlight';

/** Starlight as it comes, to hold one page. */
export default {
  outDir: 'out',
  site: 'https://example.com',
  integrations: [starlight({ title: 'Pricing' })],
};
