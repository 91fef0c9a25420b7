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
    return {
      url: await drawn(map),
      width,
      height,
      metresPerPixel: metresPerPixel(map.getCenter().lat, map.getZoom()),
    };
  } finally {
    map.setPixelRatio(before);
  }
}

/** A drawing can be read only in the moment it is made: to keep each for later would cost every frame a copy. */
function drawn(map: LibraryMap): Promise<string> {
  return new Promise((resolve) => {
    // a tile that never comes must not keep the picture waiting
    const late = setTimeout(() => {
      map.once('render', read);
      map.triggerRepaint();
    }, 8000);
    const read = (): void => {
      clearTimeout(late);
      resolve(map.getCanvas().toDataURL('image/png'));
    };
    map.once('idle', read);
    map.triggerRepaint();
  });
}
