import { literal, sql } from '../../sql';
import type { ReadClient } from '../../target-client';
import { aggregateName } from '../drop-statement';
import { dropIdentified } from './drop-identified';
import { identifyDefaults } from './identify-defaults';
import { type Identified, identifyEntries } from './identify-entries';
import { PART_OF } from './ledger-elsewhere';
import type { Ledger, LedgerEntry } from './ledger-entry';
import type { LedgerComment, LedgerMade, LedgerPrivileges, LedgerRecord } from './ledger-record';
import { defaultsTarget, privilegeTarget } from './privilege-target';

const FIRST_OWN_OID = 16_384;

const isComment = ({ class: of }: LedgerEntry) => of.startsWith('comment:');
const isMembership = ({ class: of }: LedgerEntry) => of.startsWith('member:');
const isDefaults = ({ class: of }: LedgerEntry) => of === 'pg_default_acl';
const plainName = ({ class: of, name, oid }: LedgerEntry) =>
  of === 'pg_db_role_setting'
    ? `settings of ${name}`
    : `${of.replace(/^pg_(?:foreign_(?=server))?/, '').replaceAll('_', ' ')} ${name ?? oid}`;

/** Rows under the OID of something else, or under a number that their maker chose: it does not say how old they are. */
const NOT_BY_OID: ReadonlySet<string> = new Set([
  'pg_largeobject_metadata',
  'pg_auth_members',
  'pg_db_role_setting',
  'pg_replication_origin',
  'pg_seclabel',
  'pg_shseclabel',
]);

interface Pair {
  readonly key: string;
  readonly before: LedgerEntry | undefined;
  readonly after: LedgerEntry | undefined;
}

function changedPairs(before: Ledger, after: Ledger): Pair[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const pair = { key, before: before.get(key), after: after.get(key) };
    const { before: was, after: is } = pair;
    return was?.acl === is?.acl && was?.state === is?.state && !was === !is ? [] : [pair];
  });
}

/** Shared by every database of a server, and locked to the end of the transaction by whatever changes a row of them. */
const SHARED: ReadonlySet<string> = new Set(['pg_authid', 'pg_auth_members', 'pg_db_role_setting']);

/** Leaves out what sessions elsewhere did to roles meanwhile: a catalog that we hold no lock on was not changed by us. */
async function ownPairs(client: ReadClient, pairs: readonly Pair[]): Promise<Pair[]> {
  if (!pairs.some((pair) => SHARED.has(classOf(pair)))) return [...pairs];
  const rows = await client.rows<{ name: string }>(sql`
    select distinct c.relname as name from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
    where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.granted and c.relisshared
      and l.mode not in ('AccessShareLock', 'RowShareLock')`);
  const held = new Set(rows.map(({ name }) => name));
  return pairs.filter((pair) => !SHARED.has(classOf(pair)) || held.has(classOf(pair)));
}

/** Whether the object itself was there before: built-in ones without privileges of their own have no entry. */
function wasThere({ before, after }: Pair, ledger: Ledger): boolean {
  if (before) return true;
  if (!after || NOT_BY_OID.has(after.class)) return false;
  // A setting is there before anybody grants anything on it.
  if (after.class === 'pg_parameter_acl') return true;
  if (after.class === 'pg_attribute') {
    const relation = ledger.has(`pg_class ${after.oid} 0`) || Number(after.oid) < FIRST_OWN_OID;
    return relation && after.state === null;
  }
  return Number(after.oid) < FIRST_OWN_OID;
}

/** True for what an extension had brought along, or a part of that: the extension is named instead. */
function wentWithExtension({ before: was }: Pair, ledger: Ledger): boolean {
  if (!was) return false;
  const whole = was.class === 'pg_attribute' ? 'pg_class' : (PART_OF[was.class] ?? was.class);
  return ledger.has(`member:${whole} ${was.oid} 0`);
}

const classOf = (pair: Pair) => subjectOf(pair)?.class ?? '';

function subjectOf({ before, after }: Pair): LedgerEntry | undefined {
  return after ?? before;
}

/** The comment's object, as an entry that can be identified. */
function commented(entry: LedgerEntry): Pick<LedgerEntry, 'class' | 'oid' | 'sub' | 'owner'> {
  return { class: entry.class.slice('comment:'.length), oid: entry.oid, sub: entry.sub, owner: null };
}

async function commentsOf(
  client: ReadClient,
  pairs: readonly Pair[],
  before: Ledger,
): Promise<LedgerComment[]> {
  const about = pairs.flatMap((pair) => {
    const entry = subjectOf(pair);
    if (!entry || !isComment(entry)) return [];
    const of = commented(entry);
    const isThere = before.has(`${of.class} ${of.oid} 0`);
    return isThere ? [{ pair, of }] : [];
  });
  const identified = await identifyEntries(
    client,
    about.map(({ of }) => of),
  );
  return about.flatMap(({ pair, of }) => {
    const found = identified.find(
      (one) => one.class === of.class && one.oid === of.oid && one.sub === of.sub,
    );
    if (!found) return [];
    return [{ key: pair.key, what: commentTarget(found), before: pair.before?.state ?? null }];
  });
}

function commentTarget({ type, identity }: Identified): string {
  if (type.endsWith(' column')) return `column ${identity}`;
  if (type === 'aggregate') return `aggregate ${aggregateName(identity)}`;
  if (type.endsWith('constraint')) return `constraint ${identity}`;
  return `${type === 'composite type' ? 'type' : type} ${identity}`;
}

async function defaultsOf(client: ReadClient, pairs: readonly Pair[]): Promise<LedgerPrivileges[]> {
  const about = pairs.filter((pair) => pair.key.startsWith('pg_default_acl '));
  const identified = await identifyDefaults(
    client,
    about.flatMap((pair) => subjectOf(pair)?.oid ?? []),
  );
  return about.flatMap((pair) => {
    const found = identified.find(({ oid }) => oid === subjectOf(pair)?.oid);
    if (!found) return [];
    const target = defaultsTarget(found.role, found.schema, found.objects);
    const owner = subjectOf(pair)?.owner ?? '';
    const what = `default privileges of ${found.role} on ${target.on}${found.schema ? ` in ${found.schema}` : ''}`;
    return [
      {
        key: pair.key,
        what,
        owner,
        before: pair.before?.acl ?? found.builtIn,
        builtIn: found.builtIn,
        ...target,
      },
    ];
  });
}

/** What has no DROP: how it goes. */
const UNDONE_BY: Readonly<
  Record<string, (name: string) => { readonly what: string; readonly drop: string }>
> = {
  pg_auth_members: (name) => ({ what: 'membership', drop: `revoke ${name}` }),
  pg_db_role_setting: (name) => ({ what: 'settings of', drop: `alter ${name} reset all` }),
  pg_replication_origin: (name) => ({
    what: 'replication origin',
    drop: `select pg_catalog.pg_replication_origin_drop(${literal(name).fragment})`,
  }),
};

function madeOf(pair: Pair, found: Identified | undefined, before: Ledger): LedgerMade | string | null {
  const { after } = pair;
  if (!after || after.state === null || found?.isPart) return null;
  if (found?.family && !before.has(found.family)) return null;
  const whole = PART_OF[after.class];
  if (whole && after.oid !== '0' && !before.has(`${whole} ${after.oid} 0`)) return null;
  const { key } = pair;
  const undone = UNDONE_BY[after.class]?.(after.name ?? '');
  if (undone) return { key, what: `${undone.what} ${after.name}`, drop: undone.drop };
  const identified =
    after.class === 'pg_authid'
      ? { type: 'role', identity: `"${after.name?.replaceAll('"', '""')}"` }
      : found;
  if (!identified) return plainName(after);
  const drop = dropIdentified(identified.type, identified.identity);
  const what = `${identified.type} ${identified.identity}`;
  return drop ? { key: pair.key, what, drop } : what;
}

function privilegesOf(pair: Pair, found: Identified | undefined): LedgerPrivileges | null {
  const { before, after } = pair;
  // A column without privileges has no entry.
  const isColumn = before?.class === 'pg_attribute' || after?.class === 'pg_attribute';
  if ((!after && !isColumn) || before?.acl === after?.acl || !found) return null;
  const what = `${found.type} ${found.identity}`;
  const builtIn = isColumn ? '{}' : found.builtIn;
  if (builtIn === null) return null;
  const owner = (after ?? before)?.owner ?? '';
  return { key: pair.key, what, owner, before: before?.acl ?? builtIn, builtIn, ...privilegeTarget(found) };
}

/** Leaves out what goes with something else that was made: memberships of new roles, members of new publications. */
function withoutParts(made: readonly LedgerMade[]): LedgerMade[] {
  const names = made.map(({ what }) => what);
  return made.filter(({ what }) => {
    const [, role, member] = /^membership (.+) from (.+)$/.exec(what) ?? [];
    if (role)
      return !names.some(
        (name) => name === `role ${quoted(role)}` || name === `role ${quoted(member ?? '')}`,
      );
    const publication = / in publication (.+)$/.exec(what)?.[1];
    return !publication || !names.includes(`publication ${publication}`);
  });
}

/** A role as `quote_ident` may write it, always in quotes. */
const quoted = (name: string) => (name.startsWith('"') ? name : `"${name}"`);

/** What lies between two readings of the ledger, as it has to be taken back. */
export async function recordLedger(client: ReadClient, before: Ledger, after: Ledger): Promise<LedgerRecord> {
  const pairs = await ownPairs(client, changedPairs(before, after));
  const plain = pairs.filter((pair) => {
    const entry = subjectOf(pair);
    return entry && !isComment(entry) && !isDefaults(entry) && !isMembership(entry);
  });
  const identified = await identifyEntries(
    client,
    plain.flatMap(({ before: was, after: is }) => is ?? (was?.class === 'pg_attribute' ? was : [])),
  );
  const byKey = new Map(identified.map((one) => [`${one.class} ${one.oid} ${one.sub}`, one]));
  const made: LedgerMade[] = [];
  const privileges: LedgerPrivileges[] = [];
  const lost: string[] = [];
  for (const pair of plain) {
    const found = byKey.get(pair.key);
    if (!wasThere(pair, before)) {
      const one = madeOf(pair, found, before);
      if (typeof one === 'string') lost.push(one);
      else if (one) made.push(one);
      continue;
    }
    const given = privilegesOf(pair, found);
    if (given) privileges.push(given);
    const isElsewhere = pair.before?.state ?? null;
    if (
      (pair.after && pair.before && pair.after.state !== isElsewhere) ||
      (!pair.after && isElsewhere !== null && !given && !wentWithExtension(pair, before))
    )
      lost.push(...[pair.before ?? pair.after].flatMap((entry) => (entry ? plainName(entry) : [])));
  }
  const defaults = await defaultsOf(client, pairs);
  return {
    made: withoutParts(made),
    privileges: [...privileges, ...defaults],
    comments: await commentsOf(client, pairs, before),
    lost,
  };
}
