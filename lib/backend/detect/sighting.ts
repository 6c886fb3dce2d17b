import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { maskShapes } from '../env-file/mask-env';
import { readText } from '../files/read-text';
import type { Workspace } from '../files/workspace';

/** Where something was seen; `text` is the line, with credentials hidden. */
export const Sighting = z.object({
  file: z.string(),
  /** 1-based. */
  line: z.number(),
  text: z.string(),
});
export type Sighting = z.infer<typeof Sighting>;

/** Text of a file, or null for one that is missing, too large or not text: detection skips those. */
export function textOrNull(workspace: Workspace, file: string): string | null {
  try {
    return readText(workspace, file);
  } catch (error) {
    if (error instanceof MudanzaError) return null;
    throw error;
  }
}

/** The lines of some files that match, in order; at most `limit`. */
export function findLines(
  workspace: Workspace,
  files: readonly string[],
  pattern: RegExp,
  limit = 20,
): Sighting[] {
  const found: Sighting[] = [];
  for (const file of files) {
    const text = textOrNull(workspace, file);
    if (text === null) continue;
    text.split(/\r\n|\n|\r/).forEach((content, index) => {
      if (found.length >= limit || !pattern.test(content)) return;
      found.push({ file, line: index + 1, text: maskShapes(content.trim()).slice(0, 200) });
    });
  }
  return found;
}
