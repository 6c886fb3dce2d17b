import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { canarySpellings } from './spellings';

export interface Leak {
  readonly canary: string;
  readonly place: string;
  readonly around: string;
}

/** What is inside a packed file, by name; nothing for any other. */
function unpacked(bytes: Buffer): [string, Uint8Array][] {
  try {
    if (bytes.readUInt16BE(0) === 0x1f8b) return [['gunzipped', gunzipSync(bytes)]];
    if (bytes.readUInt32BE(0) === 0x504b0304) return Object.entries(unzipSync(bytes));
  } catch {
    // Something that only begins like a packed file.
  }
  return [];
}

/** Looks for canaries in bytes from anywhere, packed ones too, and keeps what it found. */
export class CanarySearch {
  readonly leaks: Leak[] = [];
  readonly #spellings: (readonly [string, readonly Buffer[]])[] = [];
  readonly #marker: readonly Buffer[];
  searchedBytes = 0;
  places = 0;

  /** `marker` is a word of letters and digits that all canaries hold: what lacks it in every spelling is done with. */
  constructor(canaries: Readonly<Record<string, string>>, marker?: string) {
    this.#marker = marker ? canarySpellings(marker) : [];
    this.add(canaries);
  }

  add(canaries: Readonly<Record<string, string>>): void {
    for (const [name, secret] of Object.entries(canaries))
      this.#spellings.push([name, canarySpellings(secret)]);
  }

  look(place: string, content: Uint8Array | string): void {
    const bytes = Buffer.from(content);
    this.searchedBytes += bytes.length;
    this.places += 1;
    if (bytes.length > 4) for (const [name, inner] of unpacked(bytes)) this.look(`${place} > ${name}`, inner);
    if (this.#marker.length > 0 && !this.#marker.some((spelling) => bytes.includes(spelling))) return;
    for (const [canary, spellings] of this.#spellings) {
      const at = spellings.map((spelling) => bytes.indexOf(spelling)).find((index) => index !== -1);
      if (at === undefined) continue;
      const around = bytes.subarray(Math.max(0, at - 60), at + 60).toString('latin1');
      this.leaks.push({ canary, place, around: around.replaceAll(/[^ -~]/g, '.') });
    }
  }

  /** Every file below a folder, but those whose path matches `but`. */
  lookInFolder(folder: string, but?: RegExp): void {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (but?.test(path)) continue;
      if (entry.isDirectory()) this.lookInFolder(path, but);
      else if (entry.isFile()) this.look(path, readFileSync(path));
    }
  }
}
