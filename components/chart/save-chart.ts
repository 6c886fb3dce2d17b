/** Hands a file to the browser's download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const LEGEND_HEIGHT = 28;
const SVG = 'http://www.w3.org/2000/svg';

/** The chart's own drawing: the icons of its legend are drawings too, and come first. */
export function chartDrawing(figure: HTMLElement | null): SVGSVGElement | null {
  return figure?.querySelector<SVGSVGElement>('.recharts-wrapper > svg.recharts-surface') ?? null;
}

/** The legend, which is no part of the drawing on screen, as a row below it. */
function legendRow(drawing: SVGSVGElement, top: number): SVGGElement {
  const row = document.createElementNS(SVG, 'g');
  row.setAttribute('font-size', '12');
  let x = 16;
  for (const item of drawing.parentElement?.querySelectorAll('.recharts-legend-item') ?? []) {
    const icon = item.querySelector('.recharts-legend-icon');
    const [stroke, fill] = [icon?.getAttribute('stroke'), icon?.getAttribute('fill')];
    const mark = document.createElementNS(SVG, 'rect');
    const text = document.createElementNS(SVG, 'text');
    text.textContent = item.textContent;
    const place = { x: String(x), y: String(top + 8), width: '14', height: '8' };
    for (const [name, value] of Object.entries(place)) mark.setAttribute(name, value);
    mark.setAttribute('fill', (stroke && stroke !== 'none' ? stroke : fill) ?? 'currentColor');
    text.setAttribute('x', String(x + 20));
    text.setAttribute('y', String(top + 16));
    text.setAttribute('fill', 'var(--ink)');
    row.append(mark, text);
    x += 44 + (item.textContent?.length ?? 0) * 7;
  }
  return row;
}

/** The drawing as a file of its own: tokens become the colours they stand for in the theme in use. */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const style = getComputedStyle(document.documentElement);
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.getBoundingClientRect();
  const whole = height + LEGEND_HEIGHT;
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(whole));
  copy.setAttribute('viewBox', `0 0 ${width} ${whole}`);
  // Its own style makes it as large as its box on the page, which a file does not have.
  copy.removeAttribute('style');
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', style.getPropertyValue('--surface'));
  copy.prepend(ground);
  copy.append(legendRow(drawing, height));
  copy.style.fontFamily = 'system-ui, sans-serif';
  const text = new XMLSerializer().serializeToString(copy);
  return text.replaceAll(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => style.getPropertyValue(name).trim() || 'currentColor',
  );
}

/** The drawing as a PNG at twice its size. Rejects when the browser cannot draw it. */
export async function drawPng(drawing: SVGSVGElement): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = (height + LEGEND_HEIGHT) * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png');
  });
}
