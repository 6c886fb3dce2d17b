import { z } from 'zod';
/** One line of the operator's: a path into the JSON answer and the value that has to be there. */
export const Assertion = z.object({
  path: z.string(),
  expected: z.string(),
});
export type Assertion = z.infer<typeof Assertion>;

export const AssertionResult = Assertion.extend({
  /** As JSON; null where the path leads nowhere. */
  actual: z.string().nullable(),
  holds: z.boolean(),
});
export type AssertionResult = z.infer<typeof AssertionResult>;

/** Reads lines such as `checks.database = true` or `items[0].state = ok`; a line without `=` asks for any value. */
export function parseAssertions(text: string): Assertion[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', ...rest] = line.split('=');
      return { path: path.trim().replace(/^\$\.?/, ''), expected: rest.join('=').trim() };
    });
}

function follow(json: unknown, path: string): unknown {
  const parts = path.split(/\.|\[(?=\d+\])/).map((part) => part.replace(/\]$/, ''));
  let node = json;
  for (const part of parts) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    node = Reflect.get(node, part);
  }
  return node;
}

const bare = (text: string) => text.replace(/^"(.*)"$/, '$1');

/** Looks each path up in the answer. Texts are compared with or without their quotes. */
export function checkAssertions(json: unknown, assertions: readonly Assertion[]): AssertionResult[] {
  return assertions.map(({ path, expected }) => {
    const value = follow(json, path);
    const actual = value === undefined ? null : JSON.stringify(value);
    const holds = actual !== null && (expected === '' || bare(actual) === bare(expected));
    return { path, expected, actual, holds };
  });
}
