import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { resolveInside, type Workspace } from '../files/workspace';

const LINK = /\[[^[\]]*\]\(([^()\s#]+)(?:#[^()]*)?\)/g;

function leadsSomewhere(workspace: Workspace, path: string): boolean {
  try {
    return existsSync(resolveInside(workspace, path));
  } catch (error) {
    if (error instanceof MudanzaError) return false;
    throw error;
  }
}

export interface LinkCheck {
  readonly count: number;
  /** `file → link`. */
  readonly broken: readonly string[];
}

/** Follows the relative links of a Markdown section that stands in `path`. Links to the web are not dialled. */
export function checkLinks(workspace: Workspace, path: string, body: string): LinkCheck {
  const links = [...body.matchAll(LINK)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/i.test(link));
  const broken = links.filter((link) => !leadsSomewhere(workspace, normalize(join(dirname(path), link))));
  return { count: links.length, broken: broken.map((link) => `${path} → ${link}`) };
}
