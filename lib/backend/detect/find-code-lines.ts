import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';
import { type Sighting, textOrNull } from './sighting';

const SLASH_COMMENTS = /\.([cm]?[jt]sx?|go|java|kt|rs|prisma)$/;
const SLASHES = { whole: /^\s*(?:\/\/|\/\*|\*)/, behind: /\s\/\// };
const HASHES = { whole: /^\s*[#!;]/, behind: /\s#/ };
/** A longer line was written by a program: nobody's setting stands in it, and no pattern has to walk it. */
const LONGEST_LINE = 2_000;

/** A line of a file without its comment: what is only written down beside the code does nothing. */
export function codeOf(file: string, line: string): string {
  if (line.length > LONGEST_LINE) return '';
  const { whole, behind } = SLASH_COMMENTS.test(file) ? SLASHES : HASHES;
  if (whole.test(line)) return '';
  // A comment behind code holds no quote: what is quoted may hold the sign.
  const from = Math.max(...['"', "'", '`'].map((quote) => line.lastIndexOf(quote))) + 1;
  const comment = line.slice(from).search(behind);
  return comment < 0 ? line : line.slice(0, from + comment);
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
