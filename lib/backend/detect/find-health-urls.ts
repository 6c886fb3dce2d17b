import { dirname, posix } from 'node:path';
import { readEnv } from '../env-file/read-env';
import type { Workspace } from '../files/workspace';
import { detectWorkspace } from './detect-workspace';
import { findCodeLines } from './find-code-lines';
import { findLines, textOrNull } from './sighting';

/** Where the backend of a folder answers about its health, as far as its files tell. */
export interface HealthUrls {
  readonly live: string;
  /** Null when the code names only one address. */
  readonly ready: string | null;
  /** `file:line` or `file` of what named the port and the path. */
  readonly portFrom: string;
  readonly pathFrom: string;
}

const PORT_KEYS = ['APP_PORT', 'API_PORT', 'HTTP_PORT', 'SERVER_PORT', 'PORT'];
const PUBLISHED = /^\s*-\s*["']?(?:[\d.]+:)?(\d{2,5}):\d{2,5}["']?\s*(?:#.*)?$/;
/** Ports of the services that stand beside a backend, never its own. */
const NEIGHBOURS = new Set(['5432', '6379', '6432', '6543', '3306', '27017', '5672']);

function portOf(workspace: Workspace, envFiles: readonly string[], composeFiles: readonly string[]) {
  const nearest = envFiles.toSorted((a, b) => a.length - b.length);
  for (const file of nearest) {
    const values = readEnv(textOrNull(workspace, file) ?? '');
    const key = PORT_KEYS.find((name) => /^\d{2,5}$/.test(values.get(name)?.value ?? ''));
    if (key) return { port: values.get(key)?.value ?? '', from: `${file} (${key})` };
  }
  for (const { file, line, text } of findLines(workspace, composeFiles, PUBLISHED)) {
    const port = PUBLISHED.exec(text)?.[1] ?? '';
    if (port && !NEIGHBOURS.has(port)) return { port, from: `${file}:${line}` };
  }
  return null;
}

/** A router of FastAPI has the beginning of its paths in one line and the rest in the line of each. */
function routesOf(workspace: Workspace, file: string, prefix: string) {
  const route = /^\s*@\w+\.(?:get|head|api_route)\(\s*["'](\/[\w/-]*)?["']/;
  return findCodeLines(workspace, [file], route, { limit: 20 }).map(({ line, text }) => ({
    path: `${prefix}${route.exec(text)?.[1] ?? ''}`,
    from: `${file}:${line}`,
  }));
}

/**
 * The health addresses of a backend on this machine: the path from its code, the port from its env file or from what
 * its compose file publishes. Null when either is not to be found. A suggestion, never a fact.
 */
export function findHealthUrls(workspace: Workspace): HealthUrls | null {
  const { healthPaths, envFiles, composeFiles } = detectWorkspace(workspace);
  const paths = healthPaths.flatMap(({ file, line, text }) => {
    const path = /["'`](\/[\w/-]+)["'`]/.exec(text)?.[1];
    const routes = path && /\bprefix\s*=/.test(text) ? routesOf(workspace, file, path) : [];
    if (routes.length > 0) return routes;
    return path ? [{ path: posix.normalize(path), from: `${file}:${line}` }] : [];
  });
  const port = portOf(workspace, envFiles, composeFiles);
  const live = paths.find(({ path }) => !/ready/.test(path));
  if (!port || !live) return null;
  const ready = paths.find(({ path }) => /ready/.test(path) && dirname(path) === dirname(live.path));
  const base = `http://127.0.0.1:${port.port}`;
  return {
    live: `${base}${live.path}`,
    ready: ready ? `${base}${ready.path}` : null,
    portFrom: port.from,
    pathFrom: live.from,
  };
}
