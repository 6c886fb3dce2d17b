import { unifiedDiff } from '../files/unified-diff';
import { maskEnv } from './mask-env';
import { readEnv } from './read-env';

export interface EnvVersions {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Keys that this migration writes. */
  readonly written: ReadonlySet<string>;
  /** What is put behind the dots of a value that differs, for each version. */
  readonly marks?: readonly [before: string, after: string];
}

/** The difference of two versions of an env file as every reader of the report may see it. */
export function envDiff({ path, before, after, written, marks = ['(old)', '(new)'] }: EnvVersions): string {
  const [was, is] = [readEnv(before), readEnv(after)];
  const tagged = new Set(
    [...was.keys(), ...is.keys()].filter((key) => was.get(key)?.value !== is.get(key)?.value),
  );
  return unifiedDiff(
    path,
    maskEnv(before, { shown: written, tagged, tag: marks[0] }),
    maskEnv(after, { shown: written, tagged, tag: marks[1] }),
  );
}
