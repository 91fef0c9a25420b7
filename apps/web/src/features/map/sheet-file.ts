/** A4 landscape at 200 dots an inch. */
const [width, height] = [2339, 1654];
const typeface = "'Be Vietnam Pro', sans-serif";

/**
 * The sheet as a PNG of print quality. Drawing and words apart: an image of an SVG may load no typeface, the canvas draws
 * words in those of the page.
 */
export async function sheetAsPng(sheet: SVGSVGElement): Promise<Blob> {
  const copy = sheet.cloneNode(true) as SVGSVGElement;
  for (const text of copy.querySelectorAll('text')) text.remove();
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const drawing = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
  const address = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = address;
    await Promise.all([image.decode(), document.fonts.ready]);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.drawImage(image, 0, 0, width, height);
    writeWords(pen, sheet);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('no image');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Every word where the sheet on the screen has it, as many times larger as the canvas is. */
function writeWords(pen: CanvasRenderingContext2D, sheet: SVGSVGElement): void {
  const { width: shown } = sheet.getBoundingClientRect();
  const larger = width / shown;
  const ofSheet = sheet.getScreenCTM()?.inverse();
  const scale = (shown / sheet.viewBox.baseVal.width) * larger;
  const anchors: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' };
  for (const text of sheet.querySelectorAll('text')) {
    const place = text.getScreenCTM();
    if (ofSheet === undefined || place === null) continue;
    const { e, f } = ofSheet.multiply(place);
    const of = (name: string): string => text.getAttribute(name) ?? '';
    pen.setTransform(scale, 0, 0, scale, e * scale, f * scale);
    pen.font = `${of('font-weight') || '400'} ${of('font-size')}px ${typeface}`;
    pen.fillStyle = of('fill') || '#18222f';
    pen.textAlign = anchors[of('text-anchor')] ?? 'left';
    pen.fillText((text.textContent ?? '').trim(), Number(of('x')), Number(of('y')));
  }
}
