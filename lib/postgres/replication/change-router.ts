import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type TableName, tableLabel } from '../copy/copy-table';
import type { ChangeMessage, RelationMessage, TruncateMessage } from './change-message';
import { truncateText } from './change-statements';
import type { FollowedTable, TargetTable } from './followed-table';
import type { GroupWriter } from './group-writer';
import { relationChanges } from './relation-changes';
import { RelationWriter } from './relation-writer';

export interface RouterTables {
  /** As they were when following began. */
  readonly followed: readonly FollowedTable[];
  /** Of the target, by label. */
  readonly targets: ReadonlyMap<string, TargetTable>;
  /** Labels of the source that stay behind by name, though they may be published. */
  readonly leaveOut: readonly string[];
}

/** Brings the changes of one source transaction into the group, each to the place of its table. */
export class ChangeRouter {
  readonly #tables: RouterTables;
  readonly #group: GroupWriter;
  readonly #writers = new Map<number, RelationWriter>();
  readonly #ignored = new Set<number>();

  constructor(tables: RouterTables, group: GroupWriter) {
    this.#tables = tables;
    this.#group = group;
  }

  /** Throws MUD-953 for a table that changed its shape, or that nobody follows. */
  #learn(relation: RelationMessage): void {
    const isSame = ({ schema, name }: TableName) => schema === relation.schema && name === relation.name;
    const followed = this.#tables.followed.find(({ source }) => isSame(source));
    if (!followed && this.#tables.leaveOut.includes(tableLabel(relation))) {
      this.#ignored.add(relation.id);
      return;
    }
    if (!followed)
      throw new MudanzaError('MUD-953', { params: { changes: `CREATE TABLE ${tableLabel(relation)}` } });
    const changes = relationChanges(relation, followed);
    if (changes.length > 0) throw new MudanzaError('MUD-953', { params: { changes: changes.join(', ') } });
    const target = this.#tables.targets.get(tableLabel(followed.target));
    const lacking = followed.columns.filter(
      (name) => !target?.columns.some((column) => column.name === name),
    );
    if (!target || lacking.length > 0) {
      const names = target
        ? lacking.map((name) => `${tableLabel(target)}.${name}`)
        : [tableLabel(followed.target)];
      throw new MudanzaError('MUD-959', { params: { names: names.join(', ') } });
    }
    this.#writers.set(relation.id, new RelationWriter(relation, followed, target, this.#group.name));
  }

  #writer(relation: number): RelationWriter {
    const writer = this.#writers.get(relation);
    if (!writer) throw new Error('a change came before its table');
    return writer;
  }

  #truncate({ relations, restartsIdentity }: TruncateMessage): void {
    const ours = relations.filter((relation) => !this.#ignored.has(relation));
    if (ours.length === 0) return;
    const writers = ours.map((relation) => this.#writer(relation));
    // Rows of a partition that went to the root cannot be emptied alone.
    const merged = writers.filter(
      ({ target, label }) => tableLabel(target) !== label && target.isPartitioned,
    );
    const [first] = merged;
    if (first) throw new MudanzaError('MUD-957', { params: { table: first.label } });
    const text = truncateText(
      writers.map(({ target }) => target),
      restartsIdentity,
    );
    const label = writers.map((writer) => writer.label).join(', ');
    for (const { place } of writers) this.#group.touch(place);
    const [{ place } = { place: '' }] = writers;
    this.#group.write({ name: this.#group.name(text), text, values: [] }, label, place);
  }

  /** Handles everything that stands between the begin and the commit of a transaction. */
  route(message: ChangeMessage): void {
    if (message.kind === 'relation') this.#learn(message);
    else if (message.kind === 'truncate') this.#truncate(message);
    else if (message.kind === 'insert' || message.kind === 'update' || message.kind === 'delete') {
      if (this.#ignored.has(message.relation)) return;
      const writer = this.#writer(message.relation);
      const execution =
        message.kind === 'insert'
          ? writer.insert(message)
          : message.kind === 'update'
            ? writer.update(message)
            : writer.delete(message);
      this.#group.write(execution, writer.label, writer.place);
    }
  }
}
