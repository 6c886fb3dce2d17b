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
  /** Name of the database service; without it the one with a Postgres image. */
  readonly service?: string;
  /** The service that an earlier edit took out, for files that were changed since: it need not be found again. */
  readonly goneService?: string;
}

export interface ComposeEdit {
  readonly service: string;
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** Services that waited for the database, over all files. */
  readonly waiting: readonly string[];
  /** Named volumes that only the database mounted; their data stays on disk. */
  readonly volumes: readonly string[];
}

function databaseService(files: readonly ComposeDocument[], request: ComposeRequest): string {
  const { service: asked, goneService: gone, option } = request;
  const found = findDatabaseServices(files);
  const paths = files.map((file) => file.path).join(', ');
  const holds = (name: string) => files.some((file) => Object.hasOwn(composeData(file).services, name));
  // Another file may still add to the service, ports or a volume, without an image to know it by.
  if (gone && (asked ?? gone) === gone && found.length === 0) {
    if (option === 'comment') return gone;
    throw new MudanzaError('MUD-430', { params: { files: paths, service: gone } });
  }
  if (asked) {
    if (holds(asked)) return asked;
    throw new MudanzaError('MUD-409', { params: { files: paths, service: asked } });
  }
  const [only, ...others] = found;
  if (!only) throw new MudanzaError('MUD-409', { params: { files: paths, service: 'postgres' } });
  if (others.length > 0) throw new MudanzaError('MUD-410', { params: { services: found.join(', ') } });
  return only;
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

/**
 * Takes the database out of what compose starts, by splicing the source text: every byte that is not concerned stays.
 * The result is parsed and compared with what was intended before it is given out.
 * Throws MUD-408 (not valid), MUD-409 (no database), MUD-410 (several), MUD-411 (cannot be edited safely), MUD-430 (a
 * profile for a service that was turned into comments before).
 */
export function editCompose(request: ComposeRequest): ComposeEdit {
  const files = request.files.map(({ path, text }) => parseCompose(path, text));
  const service = databaseService(files, request);
  const volumes = request.option === 'comment' ? ownVolumes(files, service) : [];
  const intention: Intention = { option: request.option, service, volumes };
  const waiting = files.flatMap((file) =>
    Object.entries(composeData(file).services)
      .filter(([name, value]) => name !== service && waitsFor(value).includes(service))
      .map(([name]) => name),
  );
  return {
    service,
    files: files.map((file) => ({ path: file.path, before: file.text, after: editFile(file, intention) })),
    waiting: [...new Set(waiting)],
    volumes,
  };
}
