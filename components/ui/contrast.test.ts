import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`));
  const body = block.slice(0, block.indexOf('}'));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((match) => [match[1]!, match[2]!]),
  );
}

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const TONES = ['neutral', 'info', 'success', 'warning', 'danger', 'source', 'target'];
const ANSI = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** [foreground, background, least ratio]: 4.5 for text, 3 for what is only seen. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['canvas', 'surface', 'sunken'].flatMap((ground) => [
    ['ink', ground, 4.5] as const,
    ['ink-muted', ground, 4.5] as const,
    ['link', ground, 4.5] as const,
    ['danger-fg', ground, 4.5] as const,
    ['success-fg', ground, 4.5] as const,
    ['info-fg', ground, 4.5] as const,
    ['line-strong', ground, 3] as const,
    ['focus', ground, 3] as const,
  ]),
  ...TONES.flatMap((tone) => [
    [`${tone}-fg`, `${tone}-bg`, 4.5] as const,
    ['ink', `${tone}-bg`, 4.5] as const,
    ['ink-muted', 'neutral-bg', 4.5] as const,
  ]),
  ['primary-ink', 'primary', 4.5],
  ['primary-ink', 'primary-hover', 4.5],
  ['canvas', 'ink', 4.5],
  ...ANSI.flatMap((colour) => [
    [`ansi-${colour}`, 'log-bg', 4.5] as const,
    [`ansi-${colour}`, 'log-hover', 4.5] as const,
  ]),
  ['log-ink', 'log-bg', 4.5],
  ['log-muted', 'log-bg', 4.5],
  ['log-muted', 'log-hover', 4.5],
  ['log-mark-ink', 'log-mark', 4.5],
  ...[1, 2, 3, 4, 5].map((slot) => [`chart-${slot}`, 'surface', 3] as const),
];

describe.each([
  ['light', ':root'],
  ['dark', '.dark'],
])('contrast of the %s theme', (_name, selector) => {
  const tokens = tokensOf(selector);

  it.each(PAIRS)('%s on %s is at least %d : 1', (fg, bg, least) => {
    expect(tokens.get(fg), `token ${fg}`).toBeDefined();
    expect(tokens.get(bg), `token ${bg}`).toBeDefined();
    expect(contrast(tokens.get(fg)!, tokens.get(bg)!)).toBeGreaterThanOrEqual(least);
  });

  it.each(['danger-solid', 'danger-solid-hover', 'source-solid', 'target-solid'])(
    'white on %s is at least 4.5 : 1',
    (bg) => expect(contrast('#ffffff', tokens.get(bg)!)).toBeGreaterThanOrEqual(4.5),
  );
});

it('both themes define the same tokens', () => {
  expect([...tokensOf('.dark').keys()]).toEqual([...tokensOf(':root').keys()]);
});
