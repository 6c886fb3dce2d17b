import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Gzipped kB of the scripts that a page's HTML asks for (`<script src>`): what a browser needs before the page
 * works. Chunks that are loaded later, such as charts, are not in the HTML.
 */
export function firstLoadKb(html: string): number {
  const sources = new Set(
    [...html.matchAll(/<script[^>]+src="\/_next\/([^"?]+)/g)].map((match) => match[1] ?? ''),
  );
  const bytes = [...sources].map(
    (source) => gzipSync(readFileSync(join('.next', decodeURIComponent(source)))).length,
  );
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
