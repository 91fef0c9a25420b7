import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import latin700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff2?url';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import vietnamese700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2?url';

/** A4 landscape at 200 dots an inch. */
const [width, height] = [2339, 1654];

const faces = [
  [vietnamese400, 400, 'U+0102-0103,U+0110-0111,U+01A0-01A1,U+01AF-01B0,U+0300-0323,U+1EA0-1EF9'],
  [latin400, 400, 'U+0000-00FF,U+2000-206F,U+2212'],
  [vietnamese700, 700, 'U+0102-0103,U+0110-0111,U+01A0-01A1,U+01AF-01B0,U+0300-0323,U+1EA0-1EF9'],
  [latin700, 700, 'U+0000-00FF,U+2000-206F,U+2212'],
] as const;

const dataAddress = async (url: string): Promise<string> => {
  const bytes = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
};

/** The typeface inside the drawing itself: an image of an SVG may load nothing. */
async function typeface(): Promise<string> {
  const rules = await Promise.all(
    faces.map(
      async ([url, weight, range]) =>
        `@font-face{font-family:'Be Vietnam Pro';font-weight:${weight};unicode-range:${range};src:url(${await dataAddress(url)}) format('woff2')}`,
    ),
  );
  return rules.join('');
}

/** The sheet as a PNG of print quality. */
export async function sheetAsPng(sheet: SVGSVGElement): Promise<Blob> {
  const copy = sheet.cloneNode(true) as SVGSVGElement;
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = await typeface();
  copy.prepend(style);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('no image');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}
