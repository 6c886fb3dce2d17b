import { EARLY_KEYS_SCRIPT } from '../palette/early-keys';
import { THEME_KEY } from './theme';

/** Runs before the first paint, so a dark page never flashes white. Plain script: nothing is loaded yet. */
const THEME_SCRIPT = `(function(){try{var k=${JSON.stringify(THEME_KEY)},m=matchMedia('(prefers-color-scheme: dark)');
function a(){var c;try{c=localStorage.getItem(k)}catch(e){}
var d=c==='dark'||(c!=='light'&&m.matches);document.documentElement.classList.toggle('dark',d)}
a();m.addEventListener('change',a);addEventListener('storage',a);addEventListener('mudanza-theme',a)}catch(e){}})()`;

const SCRIPT = `${THEME_SCRIPT};${EARLY_KEYS_SCRIPT}`;

interface Props {
  /** The nonce of the page’s Content-Security-Policy. */
  readonly nonce?: string | undefined;
}

/** What cannot wait for the page’s scripts: its theme, and keys that are pressed early. Put it first in <head>; <html> needs `suppressHydrationWarning`, since its class is set before hydration. */
export function FirstScript({ nonce }: Props) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant script, carrying the page’s nonce
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
  );
}
