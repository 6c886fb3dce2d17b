const LONGEST = 90;

/** The beginning of a statement on one line: up to the first bracket or body, at most 90 characters. */
export function statementLabel(text: string): string {
  const head = text
    .slice(0, 1_000)
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // An index names its table behind its first brackets.
  const opening = head.indexOf('(', head.toLowerCase().lastIndexOf(') on ') + 1);
  const bracket = head[opening - 1] === ' ' ? opening - 1 : opening;
  const cut = /^(?:create (?:unlogged )?table|create type|insert into)/i.test(head) && bracket > 0;
  const label = cut ? head.slice(0, bracket) : head;
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
}
