import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PdfPage {
  /** Share of the page that is darker than paper and light tints, 0 to 1. */
  readonly ink: number;
  /** Mean brightness, 0 black to 255 white. */
  readonly brightness: number;
  /** Share of the outermost strip on the right, half of the margin, that is not white. */
  readonly rightEdge: number;
}

export interface Pdf {
  readonly pages: readonly PdfPage[];
  /** The text in reading order, without white space, so that what wrapped is found too. */
  readonly text: string;
  /** Names of the places that links of the document lead to. */
  readonly destinations: readonly string[];
}

/** Poppler warns of every empty glyph of a font. */
const QUIET = { stdio: 'ignore' } as const;

/** A binary PGM: `P5 width height 255`, then one byte for each pixel. */
function readPage(file: string): PdfPage {
  const raw = readFileSync(file);
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(raw.toString('latin1', 0, 64)) ?? [];
  const [columns, rows] = [Number(width), Number(height)];
  const pixels = raw.subarray(head.length);
  // 7 of the 14 mm of margin on a page that is 210 mm wide.
  const edge = Math.round(columns * (1 - 7 / 210));
  let [dark, sum, stray] = [0, 0, 0];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const value = pixels[y * columns + x] ?? 0;
      sum += value;
      if (value < 160) dark += 1;
      if (x >= edge && value < 250) stray += 1;
    }
  }
  const area = columns * rows;
  return { ink: dark / area, brightness: sum / area, rightEdge: stray / area };
}

/** Turns a PDF into pictures of its pages and measures them; the pictures are kept in `keepIn` to be looked at. */
export function readPdf(pdf: Buffer, keepIn: string): Pdf {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-pdf-'));
  const file = join(folder, 'report.pdf');
  try {
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-r', '60', '-gray', file, join(folder, 'page')], QUIET);
    execFileSync('pdftoppm', ['-r', '80', '-png', file, keepIn], QUIET);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { maxBuffer: 1 << 26 }).toString();
    const named = execFileSync('pdfinfo', ['-dests', file]).toString();
    return {
      destinations: [...named.matchAll(/"([^"]+)"/g)].flatMap(([, name]) => name ?? []),
      pages: pages.sort().map((name) => readPage(join(folder, name))),
      text: text.replace(/\s+/g, ''),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
