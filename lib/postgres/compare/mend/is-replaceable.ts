import type { CatalogObject } from '../../catalog/catalog-object';

interface Head {
  readonly word: string;
  readonly gives: string;
  readonly defaults: number;
}

/** What CREATE OR REPLACE keeps of a routine: its word, what it gives back, and its defaults. */
function headOf({ properties }: CatalogObject): Head {
  const definition = properties.definition ?? '';
  const end = definition.search(/\n RETURNS |\n LANGUAGE /);
  const head = end < 0 ? definition : definition.slice(0, end);
  return {
    word: /^CREATE OR REPLACE (\w+)/.exec(head)?.[1] ?? '',
    gives: /^ RETURNS (.*)$/m.exec(definition)?.[1] ?? '',
    defaults: head.match(/ DEFAULT /g)?.length ?? 0,
  };
}

/** Whether CREATE OR REPLACE makes the one of the other: it takes no default away, and no name or result changes. */
export function isReplaceable(wanted: CatalogObject, found: CatalogObject): boolean {
  const [to, from] = [headOf(wanted), headOf(found)];
  return (
    wanted.name === found.name &&
    to.word === from.word &&
    to.gives === from.gives &&
    from.defaults <= to.defaults
  );
}
