/** What the head of every page needs to know of the site. */
import { shareSize } from '#views/page/card.ts';
import { absolute, getSite } from '#views/site.ts';

/** Whole addresses, which canonical links and shared images want. */
export function headFrame(path: string, imagePath: string | undefined) {
  const site = getSite();
  return {
    siteName: site.gateway.name,
    address: absolute(site, path),
    imageAddress: imagePath && absolute(site, imagePath),
    imageSize: shareSize,
  };
}
