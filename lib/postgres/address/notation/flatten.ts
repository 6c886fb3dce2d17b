import type { Assignment } from './assignment';

const MAX_LEAVES = 2000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON inside a string (a cloud's `SecretString`). */
function nestedJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A pair of `name` and `value`, as Kubernetes and ECS write variables. */
function namedPair(value: Record<string, unknown>): Assignment | null {
  const name = value.name ?? value.Name ?? value.key;
  const text = value.value ?? value.Value;
  if (typeof name !== 'string') return null;
  if (typeof text === 'string' || typeof text === 'number') return { name, value: String(text) };
  // Its value stands elsewhere: a Secret, a parameter store.
  const isElsewhere = (value.valueFrom ?? value.fromSecret) !== undefined && /^\w+$/.test(name);
  return isElsewhere ? { name, value: `\${${name}}` } : null;
}

/** What Terraform (`output -json`) and Azure write for one output: `{ sensitive, type, value }`. */
function outputValue(value: Record<string, unknown>): unknown {
  const names = Object.keys(value);
  const isOutput = names.includes('value') && names.includes('type');
  return isOutput && names.every((name) => /^(?:value|type|sensitive|description)$/.test(name))
    ? value.value
    : undefined;
}

function decoded(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [name, Buffer.from(String(text), 'base64').toString('utf8')]),
  );
}

function* leaves(value: unknown, path: string): Generator<Assignment> {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* inList(one, path, index);
  } else if (isRecord(value)) {
    const output = outputValue(value);
    if (output !== undefined) return yield* leaves(output, path);
    const pair = namedPair(value);
    if (pair) yield pair;
    const isOfPair = (name: string) =>
      pair !== null && /^(?:name|key|value|valueFrom|fromSecret)$/i.test(name);
    // A Kubernetes Secret holds its values in base64.
    const isSecret = value.kind === 'Secret';
    for (const [name, one] of Object.entries(value).filter(([key]) => !isOfPair(key))) {
      const isOwn = isSecret && /^(?:data|stringData)$/.test(name);
      yield* leaves(isSecret && name === 'data' ? decoded(one) : one, isOwn ? '' : at(name));
    }
  } else if (value !== null && value !== undefined) {
    const text = String(value);
    const nested = nestedJson(text);
    if (nested === undefined) yield { name: path, value: text };
    else yield* leaves(nested, path);
  }
}

function* inList(one: unknown, path: string, index: number): Generator<Assignment> {
  const [, name, value] = typeof one === 'string' ? (/^([A-Za-z_]\w*)=(.*)$/s.exec(one) ?? []) : [];
  if (name !== undefined) yield { name, value: value ?? '' };
  else yield* leaves(one, `${path}[${index}]`);
}

/** The leaves of a document, each with its path; `A=1` in a list and name-value pairs count as variables. */
export function flatten(document: unknown): Assignment[] {
  const found: Assignment[] = [];
  for (const one of leaves(document, '')) {
    found.push(one);
    if (found.length >= MAX_LEAVES) break;
  }
  return found;
}
