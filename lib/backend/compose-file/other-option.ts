import { composeData } from './compose-data';
import type { ComposeDocument } from './compose-document';

/** A file that says of a database service something else than what was asked for. */
export interface OtherOption {
  readonly path: string;
  readonly service: string;
  /** `starts`: compose would start it; the others: it is as the other option leaves it. */
  readonly says: 'starts' | 'comment' | 'profile';
}

interface Compared {
  /** As it is on disk. */
  readonly now: ComposeDocument;
  /** As it was before any edit. */
  readonly origin: ComposeDocument;
}

const serviceOf = (file: ComposeDocument, name: string) => composeData(file).services[name];
const holds = (file: ComposeDocument, name: string) => Object.hasOwn(composeData(file).services, name);

/**
 * Files which, as they are now, do not say of a service what the option asks: left by another option, or put back. A file
 * that never named the service says nothing of it.
 */
export function otherOptions(
  files: readonly Compared[],
  services: readonly string[],
  option: 'comment' | 'profile',
): OtherOption[] {
  return files.flatMap(({ now, origin }) =>
    services.flatMap((service): OtherOption[] => {
      const { path } = now;
      if (!holds(now, service))
        return option === 'profile' && holds(origin, service) ? [{ path, service, says: 'comment' }] : [];
      if (!serviceOf(now, service)?.profiles) return [{ path, service, says: 'starts' }];
      return option === 'comment' ? [{ path, service, says: 'profile' }] : [];
    }),
  );
}
