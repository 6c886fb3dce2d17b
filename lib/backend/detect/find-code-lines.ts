import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';
import { type Sighting, textOrNull } from './sighting';

const SLASH_COMMENTS = /\.([cm]?[jt]sx?|go|java|kt|rs|prisma)$/;
const SLASHES = /^\s*(?:\/\/|\/\*|\*).*|\s\/\/[^'"`]*$/;
const HASHES = /^\s*[#!;].*|\s#[^'"`]*$/;

/** A line of a file without its comment: what is only written down beside the code does nothing. */
export function codeOf(file: string, line: string): string {
  return line.replace(SLASH_COMMENTS.test(file) ? SLASHES : HASHES, '');
}

interface Limits {
  readonly limit: number;
  /** Only in files whose text matches. */
  readonly inside?: RegExp | undefined;
}

/** The lines of some files whose code, comments aside, matches; in order, credentials hidden. */
export function findCodeLines(
  workspace: Workspace,
  files: readonly string[],
  pattern: RegExp,
  { limit, inside }: Limits,
): Sighting[] {
  const found: Sighting[] = [];
  for (const file of files) {
    const text = found.length < limit ? textOrNull(workspace, file) : null;
    if (text === null || (inside && !inside.test(text))) continue;
    for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
      if (found.length >= limit || !pattern.test(codeOf(file, content))) continue;
      found.push({ file, line: index + 1, text: maskShapes(content.trim()).slice(0, 200) });
    }
  }
  return found;
}
