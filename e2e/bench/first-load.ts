import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Gzipped kB of the scripts that a page's HTML asks for (`<script src>`): what a browser needs before the page
 * works. Chunks that are loaded later, such as charts, are not in the HTML.
 */
export function firstLoadKb(html: string): number {
  // What is marked noModule (polyfills) is for browsers that this product does not run in.
  const tags = [...html.matchAll(/<script[^>]+>/g)].map((match) => match[0]);
  const modern = tags.filter((tag) => !/\snomodule/i.test(tag));
  const sources = new Set(modern.flatMap((tag) => /src="\/_next\/([^"?]+)/.exec(tag)?.[1] ?? []));
  const bytes = [...sources].map(
    (source) => gzipSync(readFileSync(join('.next', decodeURIComponent(source)))).length,
  );
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
