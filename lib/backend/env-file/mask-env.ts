import { scanEnv } from './scan-env';
import { SENSITIVE_KEY } from './sensitive-key';

const DOTS = '••••••';

/** Hides credentials that are recognised by their shape: in URLs, JWTs, Supabase and well-known API keys. */
export function maskShapes(text: string, dots = DOTS): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]*:)([^\s]+)(?=@)/gi, `$1${dots}`)
    .replace(/eyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, dots)
    .replace(
      /\b(sb_(?:secret|publishable)_|sbp_|sk_(?:live|test)_|gh[pousr]_|xox[bap]-|AKIA)[\w-]+/g,
      `$1${dots}`,
    )
    .replace(/\b((?:password|pwd|secret|token)\s*=\s*)[^\s&;#]+/gi, `$1${dots}`);
}

/**
 * An env file fit to be shown: values of keys that sound secret and credentials of any shape are replaced by dots.
 * `tag` is put behind the dots of the named keys, so that a diff of two masked texts still shows that they changed.
 */
export function maskEnv(text: string, tag = '', tagged: ReadonlySet<string> = new Set()): string {
  let masked = '';
  let at = 0;
  for (const pair of scanEnv(text)) {
    masked += maskShapes(text.slice(at, pair.start));
    const dots = tagged.has(pair.key) ? `${DOTS} ${tag}`.trimEnd() : DOTS;
    const isHidden = SENSITIVE_KEY.test(pair.key) && pair.value !== '' && !/^\$\{?\w+\}?$/.test(pair.value);
    masked += isHidden ? dots : maskShapes(text.slice(pair.start, pair.end), dots);
    at = pair.end;
  }
  return masked + maskShapes(text.slice(at));
}
