import { posix } from 'node:path';
import type { Workspace } from '../files/workspace';
import type { Language } from './language';
import { extrasOf, MANIFESTS, type Manifest } from './manifests';
import { type Sighting, textOrNull } from './sighting';

/** A package that matters for reaching Postgres, as a manifest names it. */
export interface Dependency extends Sighting {
  readonly language: Language;
  readonly name: string;
  /** As written, e.g. `^0.27`; null when the manifest does not say. */
  readonly version: string | null;
  /** Folder of the project that the manifest is of; '' for the backend's own. */
  readonly project: string;
}

/** Folder of a manifest's project: `requirements/base.txt` and `gradle/libs.versions.toml` speak for the one above. */
function projectOf(file: string): string {
  const folder = posix.dirname(file).replace(/(^|\/)(requirements|gradle)$/, '');
  return folder === '.' ? '' : folder;
}

function dependenciesIn(file: string, text: string, manifest: Manifest): Dependency[] {
  const project = projectOf(file);
  const { language } = manifest;
  return text.split(/\r\n|\n/).flatMap((content, index) => {
    const sighting = { language, file, line: index + 1, text: content.trim().slice(0, 200), project };
    return manifest.items(content).flatMap((item) =>
      [...item.matchAll(manifest.line)].flatMap((match): Dependency[] => {
        const { groups = {} } = match;
        const name = (groups.name ?? groups.other ?? 'org.postgresql').toLowerCase();
        const version = (groups.version ?? groups.at)?.trim() || null;
        const extras = extrasOf(name, groups.extras ?? '');
        return [
          { ...sighting, name, version },
          ...extras.map((extra) => ({ ...sighting, name: extra, version: null })),
        ];
      }),
    );
  });
}

/** Packages that reach Postgres, from every manifest among the files. */
export function findDependencies(workspace: Workspace, files: readonly string[]): Dependency[] {
  return files.flatMap((file) => {
    const manifest = MANIFESTS.find((entry) => entry.file.test(file));
    const text = manifest && textOrNull(workspace, file);
    return manifest && text ? dependenciesIn(file, text, manifest) : [];
  });
}
