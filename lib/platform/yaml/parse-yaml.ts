import {
  type Document,
  type DocumentOptions,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
} from 'yaml';
import { MudanzaError } from '../errors/mudanza-error';
import { YAML_LIMITS, yamlExcess } from './yaml-limits';

/** References one value may be unfolded by: a file that points to itself over and over has more. */
const MOST_ALIASES = 100;

/** Parses one YAML document, errors included in it. Throws MUD-831 for a file made to exhaust the machine. */
export function parseYaml(
  text: string,
  path: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document.Parsed {
  const excess = yamlExcess(text);
  if (excess) {
    const { what, line } = excess;
    throw new MudanzaError('MUD-831', { params: { path, what, line, limit: YAML_LIMITS[what] } });
  }
  return parseDocument(text, options);
}

/** The values of a document, references followed. Throws MUD-831 when they unfold without end. */
export function yamlValue(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    if (!(cause instanceof ReferenceError) || !/alias count/i.test(cause.message)) throw cause;
    const params = { path, what: 'aliases', line: 1, limit: MOST_ALIASES };
    throw new MudanzaError('MUD-831', { params, cause });
  }
}
