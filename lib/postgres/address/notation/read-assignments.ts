import type { Assignment } from './assignment';
import { flatten } from './flatten';
import { assignedWords, otherShellAssignment } from './shell-assignment';
import { joinedLines, shellWords } from './shell-words';

const LINE =
  /^\s*(?:export\s+|set\s+|ENV\s+|ARG\s+|-\s+|(?:-e|--env)[\s=]+)?["']?(?:%[\w,]{1,40}\.)?(?<name>(?:ConnectionStrings:)?[A-Za-z_][\w.-]*(?:\[\w+\])?)["']?\s*(?::(?!\/\/)(?=\s)|=>?)(?<value>.*)$/s;
/** Commands that set variables: every word of the shape NAME=value is one. */
const SETTING =
  /^\s*(?:\$ |sudo )?(?:heroku|fly|flyctl|docker|docker-compose|podman|railway|vercel|netlify|doppler|supabase|gcloud|az|aws|kubectl|oc|helm|dokku|eb|cf|now|wrangler|serverless|caprover|nerdctl|env|dotnet)\s/;
/** One word of such a command: `-eA=1`, `--env=A=1`, `--from-literal=A=1`, `a.b=1` of Helm. */
const SETTING_WORD = /^(?:--?\w[\w-]*=|-e)?([A-Za-z_][\w.]*)=(.*)$/s;
/** Options that take several with commas between: Helm's `--set`, gcloud's `--set-env-vars`. */
const LISTED = /,(?=[A-Za-z_][\w.]*=)/;

/** True for a command that hands variables to a program that is none of PostgreSQL's: `docker run -e …`, `helm --set …`. */
export function isSettingCommand(text: string): boolean {
  return SETTING.test(text) && ofSetting(text).length > 0;
}

/** `dotnet user-secrets set "ConnectionStrings:Default" "Host=…"`: the name and the value are words of their own. */
function userSecret(words: readonly string[]): Assignment[] | null {
  const at = words.indexOf('user-secrets');
  const [verb, name, value] = at < 0 ? [] : words.slice(at + 1);
  return verb === 'set' && name && value ? [{ name, value }] : null;
}

function ofSetting(line: string): Assignment[] {
  const words = shellWords(line);
  const secret = userSecret(words);
  if (secret) return secret;
  return words
    .flatMap((word) =>
      /^(?:--set(?:-string|-env-vars)?=|[A-Za-z_])/.test(word) ? word.split(LISTED) : [word],
    )
    .flatMap((word) => {
      const [, name, value] = SETTING_WORD.exec(word) ?? [];
      return name === undefined ? [] : [{ name, value: value ?? '' }];
    });
}
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

/** JSON as the value of a variable, as a secret's store hands it over: its members are the variables. */
function nested({ name, value }: Assignment): Assignment[] {
  if (!/^\{\s*["}]/.test(value)) return [{ name, value }];
  const members = flatten({ [name]: value });
  // What Airflow calls the schema is the database.
  const isAirflow = members.some((one) => one.name === `${name}.conn_type`);
  return members.map((one) =>
    isAirflow && one.name === `${name}.schema` ? { ...one, name: `${name}.database` } : one,
  );
}

function ofLine(line: string): Assignment[] {
  const systemd = /^\s*Environment=(.*)$/.exec(line)?.[1];
  if (systemd !== undefined) return assignedWords(systemd);
  const windows = otherShellAssignment(line.trim());
  if (windows) return [windows];
  if (SETTING.test(line)) return ofSetting(line);
  return parted(line).flatMap((piece) => {
    const groups = LINE.exec(piece)?.groups;
    const name = groups?.name;
    return name === undefined
      ? []
      : nested({ name, value: bare((groups?.value ?? '').trim().replace(/,$/, '').trimEnd()) });
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
