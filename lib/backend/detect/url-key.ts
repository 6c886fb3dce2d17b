import { z } from 'zod';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { codeOf, findCodeLines } from './find-code-lines';
import { Sighting, textOrNull } from './sighting';
import { runtimeFiles, sourceFiles } from './source-files';

/** What the backend's code says about where its URL comes from. */
export const UrlSource = z.object({
  /** Key that the backend reads its URL from, as far as its files tell; else the usual one. */
  key: z.string(),
  /** Keys that the code asks the environment for, the likeliest first. */
  read: z.array(z.string()).readonly(),
  /** Lines that put a URL together from its parts. */
  assembled: z.array(Sighting).readonly(),
});
export type UrlSource = z.infer<typeof UrlSource>;

const USUAL = 'DATABASE_URL';
const NAME = /(?:DATABASE|SQLALCHEMY|POSTGRES|DB|PG)(?:|\w{0,80}_|(?<=POSTGRES)\w{0,80})(?:URL|URI|DSN)$/i;
/** In the env file a name may be shorter still. */
const HELD = new RegExp(`${NAME.source}|(?:^|_)(?:DB|DATABASE|DSN)$`, 'i');
/** Other databases, and the ways to this one that are not the backend's own. */
const ASIDE = /TEST|DIRECT|MIGRAT|ALEMBIC|SHADOW|REPLICA|READ_?ONLY|MYSQL|MONGO|REDIS/i;
const CODE = /\.(py|[cm]?[jt]sx?|go|rb|java|kt|rs|prisma)$/;
/** `os.getenv("KEY")`, `process.env.KEY`, `env("KEY")`, `ENV.fetch("KEY")`, `alias="KEY"`. */
const ASKED =
  /(?:\benviron(?:\.get)?|getenv|LookupEnv|\bENV|\bENV\.fetch|\benv|\bconfig|env::var|alias)\s*(?:[([]\s*|\.|=\s*)["']?([A-Za-z_]\w*)/gi;
/** A field of a settings class of pydantic, which reads the key of its own name. */
const FIELD = /^\s+([A-Za-z_]\w*)\s*:[^=#]*[^=#\s](?:\s*=.*|\s*)$/;
const ASSEMBLED =
  /postgres(?:ql)?(?:\+\w+)?:\/\/[^"'`\s]{0,500}(?:\{|\$\{|%s|%\()|(?:PostgresDsn|MultiHostUrl)\.build\(|\bURL\.create\(/;

function keysIn(file: string, text: string): string[] {
  const isSettings = file.endsWith('.py') && /\bBaseSettings\b/.test(text);
  const prefix = /env_prefix\s*=\s*["'](\w+)["']/.exec(text)?.[1] ?? '';
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const code = codeOf(file, line);
    const asked = [...code.matchAll(ASKED)].map(([, key = '']) => key);
    const field = isSettings ? FIELD.exec(code)?.[1] : undefined;
    return field && !/^\s*(?:def|class|return|if|else)\b/.test(code)
      ? [...asked, `${prefix}${field}`.toUpperCase()]
      : asked;
  });
}

/** Looks at the code that runs, then at the env file; `envText` null stands for no file. Reads only. */
export function findUrlSource(workspace: Workspace, envText: string | null): UrlSource {
  const files = runtimeFiles(workspace, sourceFiles(workspace)).filter((file) => CODE.test(file));
  const keys = files.flatMap((file) => keysIn(file, textOrNull(workspace, file) ?? ''));
  const read = [...new Set(keys)].filter((key) => NAME.test(key) && !ASIDE.test(key));
  const env = readEnv(envText ?? '');
  const held = [...env].flatMap(([key, { value }]) =>
    /^(?:jdbc:)?postgres/.test(value) && !ASIDE.test(key) && HELD.test(key) ? [key] : [],
  );
  const key = read.includes(USUAL)
    ? USUAL
    : (read.find((name) => env.has(name)) ?? read[0] ?? (held.includes(USUAL) ? USUAL : held[0]) ?? USUAL);
  return { key, read, assembled: findCodeLines(workspace, files, ASSEMBLED, { limit: 3 }) };
}
