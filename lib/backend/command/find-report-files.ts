import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where Maven, Gradle and the usual options of other runners put JUnit XML. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  ['target/surefire-reports', /^TEST-.*\.xml$/],
  ['target/failsafe-reports', /^TEST-.*\.xml$/],
  ['build/test-results/test', /\.xml$/],
  ['build/test-results/integrationTest', /\.xml$/],
  ['test-results', /\.xml$/],
  ['reports', /\.xml$/],
  ['.', /^(junit|test-results|report|results)[\w.-]*\.xml$/],
];
const MAX_BYTES = 20_000_000;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Texts of the report files in a backend's folder that were written at or after `since` (ms); old ones are stale. */
export function findReportFiles(folder: string, since: number): string[] {
  return PLACES.flatMap(([place, pattern]) =>
    namesIn(join(folder, place))
      .filter((name) => pattern.test(name))
      .map((name) => join(folder, place, name))
      .filter((path) => {
        const found = statSync(path, { throwIfNoEntry: false });
        // Some file systems keep whole seconds only.
        return found?.isFile() && found.size <= MAX_BYTES && found.mtimeMs >= since - 1_000;
      })
      .map((path) => readFileSync(path, 'utf8')),
  );
}
