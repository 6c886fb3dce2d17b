import { aggregateName } from '../drop-statement';

/** Words that `pg_identify_object` says otherwise than DROP does. */
const WORDS: Readonly<Record<string, string>> = {
  'foreign-data wrapper': 'foreign data wrapper',
  'statistics object': 'statistics',
  'composite type': 'type',
  'event trigger': 'event trigger',
};

/** Split where the last ` on ` or ` in publication ` stands outside quotes. */
function parted(identity: string, separator: string): [string, string] | null {
  const at = identity.lastIndexOf(separator);
  return at < 0 ? null : [identity.slice(0, at), identity.slice(at + separator.length)];
}

/**
 * The statement that drops an object which `pg_identify_object` names, or null where there is none: what hangs
 * inside another object goes with it. With IF EXISTS, since another drop may have taken it along.
 */
export function dropIdentified(type: string, identity: string): string | null {
  switch (type) {
    case 'large object':
      return `select pg_catalog.lo_unlink(${identity})`;
    case 'table constraint': {
      const at = parted(identity, ' on ');
      return at && `alter table ${at[1]} drop constraint if exists ${at[0]} restrict`;
    }
    case 'domain constraint': {
      const at = parted(identity, ' on ');
      return at && `alter domain ${at[1]} drop constraint if exists ${at[0]} restrict`;
    }
    case 'policy': {
      const at = parted(identity, ' on ');
      return at && `drop policy if exists ${at[0]} on ${at[1]}`;
    }
    case 'table column': {
      const at = parted(identity, '.');
      return at && `alter table ${at[0]} drop column if exists ${at[1]} restrict`;
    }
    case 'publication relation': {
      const at = parted(identity, ' in publication ');
      return at && `alter publication ${at[1]} drop table ${at[0]}`;
    }
    case 'publication namespace': {
      const at = parted(identity, ' in publication ');
      return at && `alter publication ${at[1]} drop tables in schema ${at[0]}`;
    }
    case 'user mapping': {
      const at = parted(identity, ' on server ');
      return at && `drop user mapping if exists for ${at[0]} server ${at[1]}`;
    }
    case 'transform': {
      const at = parted(identity.replace(/^for /, ''), ' on language ');
      return at && `drop transform if exists for ${at[0]} language ${at[1]} restrict`;
    }
    case 'aggregate':
      return `drop aggregate if exists ${aggregateName(identity)} restrict`;
    case 'operator of access method':
    case 'function of access method': {
      // The types come first, in brackets; the family's own name may hold any word.
      const [, member, family] = /^(\w+ \d+ \(.+?\)) of (.+)$/s.exec(identity) ?? [];
      return member && family ? `alter operator family ${family} drop ${member}` : null;
    }
    case 'subscription':
      return null;
    case 'role':
      return `drop role if exists ${identity}`;
    case 'event trigger':
      return `drop event trigger if exists ${identity}`;
    default:
      return `drop ${WORDS[type] ?? type} if exists ${identity} restrict`;
  }
}
