import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canarySpellings } from './spellings';

export interface Leak {
  readonly canary: string;
  readonly place: string;
  readonly around: string;
}

/** Looks for canaries in bytes from anywhere and keeps what it found. */
export class CanarySearch {
  readonly leaks: Leak[] = [];
  readonly #spellings: readonly (readonly [string, readonly Buffer[]])[];
  searchedBytes = 0;

  constructor(canaries: Readonly<Record<string, string>>) {
    this.#spellings = Object.entries(canaries).map(([name, secret]) => [name, canarySpellings(secret)]);
  }

  look(place: string, content: Uint8Array | string): void {
    const bytes = Buffer.from(content);
    this.searchedBytes += bytes.length;
    for (const [canary, spellings] of this.#spellings) {
      const at = spellings.map((spelling) => bytes.indexOf(spelling)).find((index) => index !== -1);
      if (at === undefined) continue;
      const around = bytes.subarray(Math.max(0, at - 60), at + 60).toString('latin1');
      this.leaks.push({ canary, place, around: around.replaceAll(/[^ -~]/g, '.') });
    }
  }

  lookInFolder(folder: string): void {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) this.lookInFolder(path);
      else if (entry.isFile()) this.look(path, readFileSync(path));
    }
  }
}
