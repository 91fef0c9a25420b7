import type { Map as LibraryMap } from 'maplibre-gl';
import { metresPerPixel } from './measure.ts';

/** What the map shows, as an image for paper. */
export interface Picture {
  /** PNG as a data address. */
  readonly url: string;
  /** In pixels of the screen, whatever the fineness of the image. */
  readonly width: number;
  readonly height: number;
  /** At the middle of the map. */
  readonly metresPerPixel: number;
}

/** Draws the map again as fine as asked, waits until everything is there, and puts it back. */
export async function takePicture(map: LibraryMap, scale: number): Promise<Picture> {
  const before = map.getPixelRatio();
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  try {
    map.setPixelRatio(scale);
    await new Promise<void>((resolve) => {
      map.once('idle', () => resolve());
      map.triggerRepaint();
      // a tile that never comes must not keep the picture waiting
      setTimeout(resolve, 8000);
    });
    return {
      url: map.getCanvas().toDataURL('image/png'),
      width,
      height,
      metresPerPixel: metresPerPixel(map.getCenter().lat, map.getZoom()),
    };
  } finally {
    map.setPixelRatio(before);
  }
}
