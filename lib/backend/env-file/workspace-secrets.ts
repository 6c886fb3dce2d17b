import { isDistinct } from '../../platform/vault/is-distinct';
import { secretParts } from '../../platform/vault/secret-parts';
import { listFiles } from '../detect/list-files';
import { readText } from '../files/read-text';
import { openWorkspace, type Workspace } from '../files/workspace';
import { isEnvFile } from './is-env-file';
import { isSecretFile, isSettingsFile, looseSecrets } from './loose-secrets';
import { readEnv } from './read-env';
import { SENSITIVE_KEY } from './sensitive-key';

/** More env files than this no backend has. */
const MOST_FILES = 60;
/** An address or a path is no secret, whatever the name of its variable. */
const PLACE = /^(?:https?:\/\/[^@\s]*|\.{0,2}\/[^\s]*)$/i;

/** Files of names and values, other settings, and files that hold one secret each; bounded each for itself. */
function filesOf(workspace: Workspace, named: readonly string[]) {
  const all = listFiles(workspace);
  const env = [...new Set([...named, ...all.filter(isEnvFile).slice(0, MOST_FILES)])];
  const rest = all.filter((path) => !env.includes(path));
  return {
    env,
    settings: rest.filter(isSettingsFile).slice(0, MOST_FILES),
    whole: rest.filter(isSecretFile).slice(0, MOST_FILES),
  };
}

/** Letters and digits in a length that nobody types: a key, under whatever name. */
function looksRandom(value: string): boolean {
  return (
    value.length >= 20 &&
    value.length <= 500 &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    /^[\w+/=-]+$/.test(value)
  );
}

function secretsIn(text: string): string[] {
  return [...readEnv(text)].flatMap(([key, { value }]) => {
    const [whole = '', ...parts] = secretParts(value);
    const isSecret = (SENSITIVE_KEY.test(key) && !PLACE.test(whole)) || looksRandom(whole);
    // A redactor takes a whole address apart again: with an ordinary word for a password it would black out that word.
    if (parts.length > 0) return parts.every(isDistinct) ? [whole, ...parts] : parts;
    // A value may be a small file of settings itself: JSON, or lines.
    const inside = /^\s*[{[]/.test(value) || value.includes('\n') ? looseSecrets(value) : [];
    return isSecret ? [whole, ...inside] : inside;
  });
}

/** What stands in a file by itself, as docker and Kubernetes hand out a secret; a file of lines is settings. */
function secretOfFile(text: string): string[] {
  const whole = text.trim();
  return whole.includes('\n') ? [...secretParts(whole), ...looseSecrets(whole)] : [whole];
}

/**
 * The secrets of a backend's own env files, compose files, settings and secret files, wherever in its folder they lie, and of those that are `named`: its
 * programs may print them, and what they print is kept. Words that are ordinary as well are left out. Empty when the
 * folder or a file cannot be read: the step that needs it says so.
 */
export function workspaceSecrets(folder: string | undefined, named: readonly string[] = []): string[] {
  if (!folder) return [];
  try {
    const workspace = openWorkspace(folder);
    const read = (names: readonly string[], secrets: (text: string) => string[]) =>
      names.flatMap((name) => {
        try {
          return secrets(readText(workspace, name));
        } catch {
          return [];
        }
      });
    const { env, settings, whole } = filesOf(workspace, named);
    const found = [...read(env, secretsIn), ...read(env, looseSecrets), ...read(settings, looseSecrets)];
    found.push(...read(whole, secretOfFile));
    return [...new Set(found)].filter(isDistinct);
  } catch {
    return [];
  }
}
