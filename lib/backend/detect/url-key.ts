import { z } from 'zod';
import { isPartKey } from '../env-file/part-keys';
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
  /** Keys of the parts that the code asks for, such as `DB_HOST`; missing in evidence of older versions. */
  parts: z.array(z.string()).readonly().optional(),
  /** Those of user and password that settings name beside a URL, which in Java holds neither. */
  beside: z.array(z.string()).readonly().optional(),
});
export type UrlSource = z.infer<typeof UrlSource>;

const USUAL = 'DATABASE_URL';
const NAME =
  /(?:DATABASE|SQLALCHEMY|POSTGRES|DB|PG)(?:|\w{0,80}_|(?<=POSTGRES)\w{0,80})(?:URL|URI|DSN|SOURCE|CONN_?STR|CONNECTION_?STRING)$/i;
/** In the env file a name may be shorter still. */
const HELD = new RegExp(`${NAME.source}|(?:^|_)(?:DB|DATABASE|DSN)$`, 'i');
/** Other databases, and the ways to this one that are not the backend's own. */
const ASIDE = /TEST|DIRECT|MIGRAT|ALEMBIC|SHADOW|REPLICA|READ_?ONLY|MYSQL|MONGO|REDIS/i;
const CODE = /\.(py|[cm]?[jt]sx?|go|rb|java|kt|rs|php|prisma)$/;
/** What a framework reads its address from, beside code. */
const SETTINGS_FILE =
  /(?:^|\/)(?:application[\w-]{0,40}\.(?:properties|ya?ml)|config\/database\.yml|doctrine\.ya?ml)$/;
/** `os.getenv("KEY")`, `process.env.KEY`, `env("KEY")`, `envsecret("KEY")`, `ENV.fetch("KEY")`, `alias="KEY"`. */
const ASKED =
  /(?:\benviron(?:\.get)?|getenv|LookupEnv|\bENV|\bENV\.fetch|\benv[a-z]{0,12}|\bconfig|\bget(?:String|Int)|env::var|alias)\s*(?:[([]\s*|\.|=\s*)["']?([A-Za-z_]\w*)/gi;
/** A tag of a struct in Go: `mapstructure:"KEY"`. */
const TAGGED = /\b(?:mapstructure|env|envconfig|koanf|name)\s{0,3}:\s{0,3}"([A-Z][A-Z0-9_]{1,80})/g;
/** `url=${KEY:…}` of Spring, `%env(resolve:KEY)%` of Symfony, `<%= ENV["KEY"] %>` of Rails. */
const FILLED_IN =
  /(?:\b(?:url|username|password)\b["']?\s{0,8}[:=]\s{0,8}["']?(?:jdbc:)?\$\{|%env\((?:\w{1,20}:){0,3}|\bENV(?:\.fetch\(|\[)["'])([A-Za-z_]\w{0,80})/g;
/** A field of a settings class of pydantic, which reads the key of its own name. */
const FIELD = /^\s+([A-Za-z_]\w*)\s*:[^=#]*[^=#\s](?:\s*=.*|\s*)$/;
const ASSEMBLED =
  /postgres(?:ql)?(?:\+\w+)?:\/\/[^"'`\s]{0,500}(?:\{|\$\{|%s|%\()|(?:PostgresDsn|MultiHostUrl)\.build\(|\bURL\.create\(/;

function keysIn(file: string, text: string): string[] {
  const isSettings = file.endsWith('.py') && /\bBaseSettings\b/.test(text);
  const prefix = /env_prefix\s*=\s*["'](\w+)["']/.exec(text)?.[1] ?? '';
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const code = codeOf(file, line);
    const patterns = SETTINGS_FILE.test(file)
      ? [FILLED_IN]
      : file.endsWith('.go')
        ? [ASKED, TAGGED]
        : [ASKED];
    const asked = patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, key = '']) => key));
    const field = isSettings ? FIELD.exec(code)?.[1] : undefined;
    return field && !/^\s*(?:def|class|return|if|else)\b/.test(code)
      ? [...asked, `${prefix}${field}`.toUpperCase()]
      : asked;
  });
}

/** Looks at the code that runs, then at the env file; `envText` null stands for no file. Reads only. */
export function findUrlSource(workspace: Workspace, envText: string | null): UrlSource {
  const files = runtimeFiles(workspace, sourceFiles(workspace)).filter(
    (file) => CODE.test(file) || SETTINGS_FILE.test(file),
  );
  const keysOf = (some: readonly string[]) => [
    ...new Set(some.flatMap((file) => keysIn(file, textOrNull(workspace, file) ?? ''))),
  ];
  const keys = keysOf(files);
  const env = readEnv(envText ?? '');
  const holdsOne = (key: string) =>
    /^(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:\/\//.test(env.get(key)?.value ?? '');
  const read = keys.filter((key) => (NAME.test(key) || holdsOne(key)) && !ASIDE.test(key));
  const held = [...env].flatMap(([key, { value }]) =>
    /^(?:jdbc:)?postgres/.test(value) && !ASIDE.test(key) && HELD.test(key) ? [key] : [],
  );
  const key = read.includes(USUAL)
    ? USUAL
    : (read.find((name) => env.has(name)) ?? read[0] ?? (held.includes(USUAL) ? USUAL : held[0]) ?? USUAL);
  return {
    key,
    read,
    assembled: findCodeLines(workspace, files, ASSEMBLED, { limit: 3 }),
    parts: keys.filter(isPartKey),
    beside: keysOf(files.filter((file) => SETTINGS_FILE.test(file))).filter(isPartKey),
  };
}

/** The parts to write although the env file lacks them: where the code asks for no URL. */
export function askedParts(source: UrlSource | null): readonly string[] {
  if (!source) return [];
  return (source.read.length === 0 ? source.parts : source.beside) ?? [];
}
