import { isDistinct } from '../../platform/vault/is-distinct';
import { secretParts } from '../../platform/vault/secret-parts';
import { SENSITIVE_KEY } from './sensitive-key';

const SETTINGS =
  /^(?:(?:docker-)?compose[\w.-]{0,60}\.ya?ml|\.dev\.vars[\w.-]{0,30}|\.flaskenv|application[\w-]{0,60}\.(?:properties|ya?ml)|appsettings[\w.-]{0,60}\.json|local\.settings\.json|(?:secrets?|credentials|settings|config|database|\.env[\w-]{0,30})[\w.-]{0,30}\.(?:ya?ml|json|toml|ini|properties|cfg))$/i;

/** Files of settings other than env files, in which secrets stand beside names: compose, Spring, .NET, Wrangler, Flask. Pure. */
export function isSettingsFile(path: string): boolean {
  return SETTINGS.test(path.slice(path.lastIndexOf('/') + 1));
}

/** A file in a folder of secrets, as docker and Kubernetes mount them: its content is the secret. Pure. */
export function isSecretFile(path: string): boolean {
  return (
    /(?:^|\/)\.?secrets\/(?:[^/]{1,100}\/)?[^/]{1,100}$/i.test(path) &&
    !/\.(?:[cm]?[jt]sx?|py|rb|go|java|md)$/i.test(path)
  );
}

/** `name: value`, `name=value`, `"name": "value"`, `set NAME=value`; the name as it is, the value without its quotes. */
const PAIR =
  /([\w.-]{1,80})["']?[ \t]{0,8}[:=][ \t]{0,8}(?:"([^"\r\n]{1,500})"|'([^'\r\n]{1,500})'|([^\s"',#{}[\]]{1,500}))/g;
/** What looks typed or drawn, not named: a word, a path or a version in dots is no secret just for its name. */
const DRAWN = /\d|[^\w.:/-]/;
const REFERENCE = /^\$|^<|^\{\{|^(?:https?:\/\/[^@\s]*|\.{0,2}\/\S*)$/;

/** Secrets in a text of names and values whatever its grammar: those under a sensitive name, and passwords in addresses. Pure. */
export function looseSecrets(text: string): string[] {
  return [...text.matchAll(PAIR)].flatMap(([, name = '', double, single, bare]) => {
    const value = double ?? single ?? bare ?? '';
    const [, ...parts] = secretParts(value);
    if (parts.length > 0) return parts.filter(isDistinct);
    return SENSITIVE_KEY.test(name) && DRAWN.test(value) && !REFERENCE.test(value) ? [value] : [];
  });
}
