import { z } from 'zod';
import { DriverId } from '../drivers/driver-id';
import { Language } from './language';
import type { Project } from './project';
import type { FoundStack } from './stacks/found-stack';
import { jvmStacks } from './stacks/jvm-stacks';
import { nodeStacks } from './stacks/node-stacks';
import {
  dotnetStacks,
  elixirStacks,
  goStacks,
  phpStacks,
  rubyStacks,
  rustStacks,
} from './stacks/other-stacks';
import { pythonStacks } from './stacks/python-stacks';

const Place = z.object({
  version: z.string().nullable(),
  file: z.string(),
  line: z.number(),
  /** Folder of the program that uses it; '' for the backend's own. */
  project: z.string(),
  language: Language,
});

export const DetectedDriver = Place.extend({
  id: DriverId,
  /** What stands above the driver, e.g. `jOOQ`; null where the driver's own name says it. */
  layer: z.string().nullable(),
});
export type DetectedDriver = z.infer<typeof DetectedDriver>;

/** A way to Postgres that Mudanza knows by name and has no advice for yet. */
export const KnownDriver = Place.extend({
  name: z.string(),
});
export type KnownDriver = z.infer<typeof KnownDriver>;

export interface DetectedStacks {
  readonly drivers: readonly DetectedDriver[];
  readonly known: readonly KnownDriver[];
}

const STACKS_OF: Record<Language, (project: Project) => FoundStack[]> = {
  python: pythonStacks,
  node: nodeStacks,
  java: jvmStacks,
  go: goStacks,
  rust: rustStacks,
  ruby: rubyStacks,
  php: phpStacks,
  elixir: elixirStacks,
  dotnet: dotnetStacks,
};

/** Every way to Postgres that the projects of a folder take, the most likely first; each one once. */
export function detectDrivers(projects: readonly Project[]): DetectedStacks {
  const drivers = new Map<string, DetectedDriver>();
  const known = new Map<string, KnownDriver>();
  for (const project of projects) {
    for (const stack of STACKS_OF[project.language](project)) {
      const { version, file, line, language } = stack.dependency;
      const place = { version, file, line, language, project: project.folder };
      if ('known' in stack) {
        if (!known.has(stack.known)) known.set(stack.known, { ...place, name: stack.known });
      } else if (!drivers.has(stack.id)) {
        drivers.set(stack.id, { ...place, id: stack.id, layer: stack.layer ?? null });
      }
    }
  }
  return { drivers: [...drivers.values()], known: [...known.values()] };
}
