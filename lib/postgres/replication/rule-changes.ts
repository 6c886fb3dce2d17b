import { tableLabel } from '../copy/copy-table';
import type { FollowedTable } from './followed-table';
import type { TableRule } from './table-rules';

type Rules = ReadonlyMap<string, readonly TableRule[]>;

export interface RuleChanges {
  /** The source lets rows in now that the target would refuse, in the words of SQL. */
  readonly loosened: readonly string[];
  /** What else is different: no row is harmed by it, but the target will not have it after the switch. */
  readonly others: readonly string[];
}

/** Without what versions write differently. */
const plain = ({ text }: TableRule) => text.replaceAll(/[()\s"]/g, '').toLowerCase();

const named = (rules: readonly TableRule[]) => new Map(rules.map((rule) => [rule.name, rule]));

/** Known to the target as the source has it now: somebody has done there what was done here. */
const isOnBoth = (now: TableRule | undefined, there: TableRule | undefined) =>
  now === undefined ? there === undefined : there !== undefined && plain(now) === plain(there);

function changesOf(
  { source, target, rules }: FollowedTable,
  now: readonly TableRule[],
  there: readonly TableRule[],
): RuleChanges {
  const [was, is, theirs] = [named(rules ?? []), named(now), named(there)];
  const label = tableLabel(source);
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => {
    const [before, after] = [was.get(name), is.get(name)];
    const isSame = before !== undefined && after !== undefined && before.text === after.text;
    return !isSame && !isOnBoth(after, theirs.get(name));
  });
  const place = target.name === source.name ? label : `${label} (${tableLabel(target)})`;
  const said = (name: string) =>
    `ALTER TABLE ${place} ${is.has(name) ? (was.has(name) ? 'ALTER' : 'ADD') : 'DROP'} ${name}`;
  const isLoose = (name: string) => was.get(name)?.refuses === true && theirs.has(name);
  return {
    loosened: names.filter(isLoose).map(said),
    others: names.filter((name) => !isLoose(name)).map(said),
  };
}

/**
 * What became of the rules of the followed tables since following began, but for what the target has the same way by now. A
 * following that wrote no rules down knows of none. Pure.
 */
export function ruleChanges(followed: readonly FollowedTable[], here: Rules, there: Rules): RuleChanges {
  const all = followed
    .filter(({ source, rules }) => rules !== undefined && here.has(tableLabel(source)))
    .map((table) =>
      changesOf(table, here.get(tableLabel(table.source)) ?? [], there.get(tableLabel(table.target)) ?? []),
    );
  return { loosened: all.flatMap(({ loosened }) => loosened), others: all.flatMap(({ others }) => others) };
}
