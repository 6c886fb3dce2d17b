import type { Candidate } from './candidate';
import { classifyEndpoint } from './classify-endpoint';

export interface Doors {
  readonly main: Candidate | null;
  /** For sessions: named so, or by its host and port the session door of the same project. */
  readonly session: Candidate | null;
  readonly others: readonly Candidate[];
}

function identity({ parts }: Candidate): string {
  const { host, port = 5432, user, password, database } = parts;
  return JSON.stringify([host?.toLowerCase(), port, user, password, database]);
}

function distinct(list: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return list.filter((one) => !seen.has(identity(one)) && seen.add(identity(one)));
}

function placeOf({ parts }: Candidate) {
  const { host = '', port = 5432, user = '' } = parts;
  return classifyEndpoint({ host, port, user });
}

/** True where the second is a session door to the project whose transaction door the first is. */
function isSessionOf(main: Candidate, other: Candidate): boolean {
  const [first, second] = [placeOf(main), placeOf(other)];
  const isSession = second.pooling === 'session' || second.pooling === 'none';
  return first.pooling === 'transaction' && isSession && first.ref !== null && first.ref === second.ref;
}

const rank = (one: Candidate) =>
  Number(one.parts.host === undefined) * 4 +
  Number(one.parts.database === undefined) * 0.5 +
  Number(one.isSession) * 2 +
  Number(/dev|test|example|local/i.test(one.name)) +
  // What Rails and others keep in a database of its own, or read from a copy.
  Number(
    /(?:^|[._-])(?:cache|queue|cable|replica|readonly|read|reader|standby|ro)(?:[._-]|$)/i.test(one.name),
  );

/** Which connection of a text is which: the one that the backend uses, the one for sessions, and the rest. */
export function chooseDoors(list: readonly Candidate[]): Doors {
  const all = distinct(list);
  const sorted = all.toSorted((a, b) => rank(a) - rank(b));
  const [first] = sorted;
  if (!first) return { main: null, session: null, others: [] };
  const better = all.find(
    (one) => one !== first && !one.isSession && !first.isSession && isSessionOf(one, first),
  );
  const main = better ?? first;
  const rest = sorted.filter((one) => one !== main);
  const session =
    rest.find((one) => one.isSession && !main.isSession) ??
    rest.find((one) => isSessionOf(main, one)) ??
    null;
  return { main, session, others: rest.filter((one) => one !== session) };
}
