import type { Assignment } from './assignment';
import { windowsAssignment } from './shell-assignment';
import { joinedLines, shellWords } from './shell-words';

const LINE =
  /^\s*(?:export\s+|set\s+|ENV\s+|ARG\s+|-\s+|(?:-e|--env)[\s=]+)?["']?(?<name>(?:ConnectionStrings:)?[A-Za-z_][\w.-]*(?:\[\w+\])?)["']?\s*(?::(?!\/\/)(?=\s)|=>?)(?<value>.*)$/s;
/** Commands that set variables: every word of the shape NAME=value is one. */
const SETTING =
  /^\s*(?:\$ )?(?:heroku|fly|flyctl|docker|podman|railway|vercel|netlify|doppler|supabase|gcloud|az|aws|kubectl|dokku|eb|cf|now|wrangler|serverless|env)\s/;
/** The next one on the same line: a long name in capitals, and a URL or a quoted value behind it. */
const NEXT =
  /(?<!\s)\s+(?=(?:export\s+)?[A-Z][A-Z0-9_]{3,60}=(?:["']|\w[\w+:.-]{0,80}:\/\/|[^\s"']+(?:\s+[A-Z][A-Z0-9_]{3,60}=|$)))/;

/** The value of a line of an `.env`: quotes are taken off, and so is a comment behind an unquoted value. */
function bare(value: string): string {
  const quoted = /^(["'`])(.*)\1;?(?:\s+#.*)?$/s.exec(value);
  if (quoted) return quoted[2] ?? '';
  return value
    .replace(/(?<!\s)\s+#.*$/s, '')
    .replace(/;$/, (end) => (/[=;]/.test(value.slice(0, -1)) ? end : ''))
    .trim();
}

/** Several assignments on one line are several; a blank inside quotes parts nothing. */
function parted(line: string): string[] {
  const [first = '', ...rest] = line.split(NEXT);
  const pieces = [first];
  for (const piece of rest) {
    const last = pieces.at(-1) ?? '';
    const isOpen = /^[^"']*=\s*(["'])(?:(?!\1).)*$/.test(last);
    if (isOpen) pieces[pieces.length - 1] = `${last} ${piece}`;
    else pieces.push(piece);
  }
  return pieces;
}

function ofLine(line: string): Assignment[] {
  const windows = windowsAssignment(line.trim());
  if (windows) return [windows];
  if (SETTING.test(line))
    return shellWords(line).flatMap((word) => {
      const [, name, value] = /^(?:--?\w[\w-]*=)?([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
      return name === undefined ? [] : [{ name, value: value ?? '' }];
    });
  return parted(line).flatMap((piece) => {
    const groups = LINE.exec(piece)?.groups;
    const name = groups?.name;
    return name === undefined
      ? []
      : [{ name, value: bare((groups?.value ?? '').trim().replace(/,$/, '').trimEnd()) }];
  });
}

/**
 * Assignments of an `.env` file, of a shell's, cmd's or PowerShell's exports, of a list of `config`, of properties or
 * a flat YAML mapping. Lines of any other kind (comments, a bare URL) are passed over.
 */
export function readAssignments(text: string): Assignment[] {
  return joinedLines(text)
    .split(/\r\n?|\n|(?:;|&&)\s*(?=(?:export|set)\s+\w+=|\$env:)/i)
    .flatMap((line) => {
      if (/^\s*(#|\/\/|;|$)/.test(line) || /^\s*["']?[a-z][a-z0-9+.-]*:(\/\/|[a-z]+:\/\/)/i.test(line))
        return [];
      return ofLine(line);
    });
}
