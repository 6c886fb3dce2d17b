import Anser from 'anser';

export interface AnsiSpan {
  readonly text: string;
  /** Classes of `ansi.css`; empty for plain text. */
  readonly className: string;
}

/** The eight colours of the theme; the bright ones share them, since the theme’s are chosen for contrast. */
const COLOUR = /^ansi-(?:bright-)?(black|red|green|yellow|blue|magenta|cyan|white)$/;

function classOf(entry: Anser.AnserJsonEntry): string {
  // Anser’s types promise strings here, but it gives null where no colour was set.
  const foreground = COLOUR.exec(entry.fg ?? '')?.[1];
  const classes = entry.decorations.map((decoration) => `ansi-${decoration}`);
  if (foreground) classes.unshift(`ansi-${foreground}`);
  if (entry.bg) classes.push('ansi-reverse');
  return classes.join(' ');
}

/** The coloured pieces of a line. Data, so React escapes them: nothing in a log can become markup. */
export function ansiSpans(text: string): readonly AnsiSpan[] {
  if (!text.includes('\u001b')) return [{ text, className: '' }];
  return Anser.ansiToJson(text, { use_classes: true, remove_empty: true, json: true }).map((entry) => ({
    text: entry.content,
    className: classOf(entry),
  }));
}
