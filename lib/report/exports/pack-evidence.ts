import { createHash } from 'node:crypto';
import { strToU8, zip } from 'fflate';

export interface PackedFile {
  /** Step and attempt it came from, e.g. `schema.verify/2`; null for files of no run. */
  readonly folder: string | null;
  readonly name: string;
  readonly content: Uint8Array;
}

/** A name that stays inside its folder on every system. */
function safe(part: string): string {
  return part.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_') || '_';
}

function pathsOf(files: readonly PackedFile[]): Map<string, Uint8Array> {
  const paths = new Map<string, Uint8Array>();
  for (const file of files) {
    const folder = (file.folder ?? '').split('/').filter(Boolean).map(safe);
    const path = [...folder, safe(file.name)].join('/');
    let free = path;
    for (let n = 2; paths.has(free); n += 1) free = path.replace(/(\.[^./]*)?$/, `-${n}$1`);
    paths.set(free, file.content);
  }
  return paths;
}

/** A zip of the report and every artifact, with a `SHA256SUMS` that `sha256sum -c` understands. */
export function packEvidence(files: readonly PackedFile[]): Promise<Uint8Array> {
  const paths = pathsOf(files);
  const sums = [...paths].map(
    ([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`,
  );
  const entries = { ...Object.fromEntries(paths), SHA256SUMS: strToU8(sums.join('')) };
  return new Promise((resolve, reject) => {
    zip(entries, { level: 6 }, (error, data) => (error ? reject(error) : resolve(data)));
  });
}
