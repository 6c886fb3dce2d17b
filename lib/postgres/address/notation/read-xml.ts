import type { Assignment } from './assignment';

const ATTRIBUTE = /(?<![\w.:-])([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => ENTITIES[name] ?? '');
}

function attributesOf(tag: string): Assignment[] {
  return [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => ({
    name,
    value: decoded(double ?? single ?? ''),
  }));
}

/** True for markup: `web.config`, `persistence.xml`, a Tomcat resource, `hibernate.cfg.xml`. */
export function looksLikeXml(text: string): boolean {
  return /^\s*<(?:\?xml|!--|[a-z][\w:.-]*[\s>/])/i.test(text);
}

/** Without comments; one that is never closed hides the rest. */
function withoutComments(text: string): string {
  const [first = '', ...rest] = text.split('<!--');
  const after = (piece: string) => (piece.includes('-->') ? piece.slice(piece.indexOf('-->') + 3) : '');
  return first + rest.map(after).join('');
}

/** The attributes of every tag; of `<add name= connectionString=>` and `<property name= value=>` the pair they mean. */
export function readXml(text: string): Assignment[] {
  const plain = withoutComments(text);
  const tag = /<([a-z][\w:.-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>([^<]*)(?=<))/gi;
  return [...plain.matchAll(tag)].flatMap(([, element = '', attributes = '', inner = '']) => {
    const list = attributesOf(attributes);
    const of = (name: string) => list.find((one) => one.name === name)?.value;
    const value = of('connectionString') ?? of('value');
    const name = of('name') ?? of('key');
    if (name !== undefined && (value !== undefined || inner.trim() !== ''))
      return [{ name, value: value ?? decoded(inner.trim()) }];
    if (list.length > 0) return list;
    return inner.trim() === '' ? [] : [{ name: element, value: decoded(inner.trim()) }];
  });
}
