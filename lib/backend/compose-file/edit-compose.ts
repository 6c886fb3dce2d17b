import { MudanzaError } from '../../platform/errors/mudanza-error';
import { checkEdit, type Intention } from './check-edit';
import { composeData, volumesOf, waitsFor } from './compose-data';
import { type ComposeDocument, parseCompose } from './compose-document';
import { findDatabaseServices } from './find-database-services';
import { pruneWaits } from './prune-waits';
import { applySplices } from './splice';
import { commentServiceOut, putBehindProfile } from './take-service-out';

export interface ComposeRequest {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** `comment` is the plan's option A, `profile` its option B. */
  readonly option: Intention['option'];
  /** Names of the database services; without them the one with a Postgres image. */
  readonly services?: readonly string[];
  /** Services that earlier edits took out, for files that were changed since: they need not be found again. */
  readonly goneServices?: readonly string[];
}

export interface ComposeEdit {
  /** In the order of the files. */
  readonly services: readonly string[];
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** Services that waited for a database, over all files. */
  readonly waiting: readonly string[];
  /** Named volumes that only the databases mounted; their data stays on disk. */
  readonly volumes: readonly string[];
}

/** Named services are there, or were taken out before: another file may still add to them, ports or a volume. */
function namedServices(files: readonly ComposeDocument[], request: ComposeRequest): readonly string[] {
  const { services = [], goneServices: gone = [], option } = request;
  const paths = files.map((file) => file.path).join(', ');
  for (const service of services) {
    const said = files.flatMap((file): Record<string, unknown>[] => {
      const { services: all } = composeData(file);
      return Object.hasOwn(all, service) ? [all[service] ?? {}] : [];
    });
    const isDefined = said.some(({ image, build }) => image !== undefined || build !== undefined);
    if (isDefined || (said.length > 0 && !gone.includes(service))) continue;
    if (!gone.includes(service)) throw new MudanzaError('MUD-409', { params: { files: paths, service } });
    if (option === 'profile') throw new MudanzaError('MUD-430', { params: { files: paths, service } });
  }
  return services;
}

function databaseServices(files: readonly ComposeDocument[], request: ComposeRequest): readonly string[] {
  const { services: asked = [], goneServices: gone = [] } = request;
  if (asked.length > 0) return namedServices(files, request);
  const [only, ...others] = findDatabaseServices(files);
  if (others.length > 0)
    throw new MudanzaError('MUD-410', { params: { services: [only, ...others].join(', ') } });
  if (only) return [only];
  if (gone.length > 0) return namedServices(files, { ...request, services: gone });
  const paths = files.map((file) => file.path).join(', ');
  throw new MudanzaError('MUD-409', { params: { files: paths, service: 'postgres' } });
}

function ownVolumes(files: readonly ComposeDocument[], service: string): string[] {
  const services = files.flatMap((file) => Object.entries(composeData(file).services));
  const mountedBy = (isOwn: boolean) =>
    services.flatMap(([name, value]) => ((name === service) === isOwn ? volumesOf(value) : []));
  const others = new Set(mountedBy(false));
  return [...new Set(mountedBy(true))].filter((volume) => !others.has(volume));
}

function editFile(file: ComposeDocument, intention: Intention): string {
  const { option, service, volumes } = intention;
  const refused = (detail: string) => new MudanzaError('MUD-411', { params: { path: file.path, detail } });
  const taken =
    option === 'comment' ? commentServiceOut(file, service, volumes) : putBehindProfile(file, service);
  const pruned = pruneWaits(file, service);
  if (!taken || !pruned) throw refused(service);
  const after = applySplices(file.text, [...taken, ...pruned]);
  const problem = checkEdit(file.path, file.text, after, intention);
  if (problem) throw refused(problem);
  return after;
}

interface Pass {
  readonly texts: readonly string[];
  readonly waiting: readonly string[];
  readonly volumes: readonly string[];
}

/** Takes one service out of all the files. */
function takeOut(files: readonly ComposeDocument[], service: string, option: Intention['option']): Pass {
  const volumes = option === 'comment' ? ownVolumes(files, service) : [];
  const intention: Intention = { option, service, volumes };
  const waiting = files.flatMap((file) =>
    Object.entries(composeData(file).services)
      .filter(([name, value]) => name !== service && waitsFor(value).includes(service))
      .map(([name]) => name),
  );
  return { texts: files.map((file) => editFile(file, intention)), waiting, volumes };
}

/**
 * Takes the databases out of what compose starts, by splicing the source text: every byte that is not concerned stays.
 * The result is parsed and compared with what was intended before it is given out, service after service.
 * Throws MUD-408 (not valid), MUD-409 (no database), MUD-410 (several, and none named), MUD-411 (cannot be edited safely),
 * MUD-430 (a profile for a service that was turned into comments before).
 */
export function editCompose(request: ComposeRequest): ComposeEdit {
  let files = request.files.map(({ path, text }) => parseCompose(path, text));
  const services = databaseServices(files, request);
  const passes = services.map((service) => {
    const pass = takeOut(files, service, request.option);
    files = files.map(({ path }, index) => parseCompose(path, pass.texts[index] ?? ''));
    return pass;
  });
  const waiting = new Set(passes.flatMap((pass) => pass.waiting));
  return {
    services,
    files: request.files.map(({ path, text }, index) => ({
      path,
      before: text,
      after: files[index]?.text ?? text,
    })),
    waiting: [...waiting].filter((name) => !services.includes(name)),
    volumes: [...new Set(passes.flatMap((pass) => pass.volumes))],
  };
}
