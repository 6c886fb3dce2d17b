/** One entry of a privilege list, as Postgres keeps it. */
export interface AclItem {
  readonly grantee: string;
  /** Letter of each privilege, with `*` where it may be passed on. */
  readonly privileges: readonly string[];
  readonly grantor: string;
}

/** By the letter that stands for it. */
export const PRIVILEGE_WORDS: Readonly<Record<string, string>> = {
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
  D: 'TRUNCATE',
  x: 'REFERENCES',
  t: 'TRIGGER',
  m: 'MAINTAIN',
  X: 'EXECUTE',
  U: 'USAGE',
  C: 'CREATE',
  T: 'TEMPORARY',
  c: 'CONNECT',
  s: 'SET',
  A: 'ALTER SYSTEM',
};

const ITEM = /(?<![^,{])(?:"((?:[^"]|"")*)"|([^"=,{}]*))=([A-Za-z*]*)\/(?:"((?:[^"]|"")*)"|([^",{}]*))/g;

/** The entries of `aclitem[]::text`, in order. An array prints an item that holds a quote as one more quoted text. */
export function aclItems(acl: string | null): AclItem[] {
  const plain = (acl ?? '').replaceAll('\\"', '"').replaceAll(/(^\{|,)"(.{0,600}?)"(?=,|\}$)/g, '$1$2');
  return [...plain.matchAll(ITEM)].map(([, quoted, bare, letters = '', quotedBy, bareBy]) => ({
    grantee: (quoted ?? bare ?? '').replaceAll('""', '"'),
    privileges: letters.match(/[A-Za-z]\*?/g) ?? [],
    grantor: (quotedBy ?? bareBy ?? '').replaceAll('""', '"'),
  }));
}
