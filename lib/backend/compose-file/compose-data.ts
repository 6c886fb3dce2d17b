import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { yamlValue } from '../../platform/yaml/parse-yaml';
import type { ComposeDocument } from './compose-document';

const Service = z.record(z.string(), z.unknown()).nullable();
const ComposeData = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()).nullish(),
});
export type ComposeData = z.infer<typeof ComposeData>;

/** What a compose file says, with anchors and merges resolved. Throws MUD-408 for what compose would refuse too. */
export function composeData({ doc, path }: ComposeDocument): ComposeData {
  try {
    return ComposeData.parse(yamlValue(doc, path));
  } catch (cause) {
    if (cause instanceof MudanzaError) throw cause;
    const detail = cause instanceof z.ZodError ? (cause.issues[0]?.path.join('.') ?? '') : String(cause);
    throw new MudanzaError('MUD-408', { params: { path, line: 1, detail }, cause });
  }
}

const Volume = z.union([
  z.string(),
  z.looseObject({ type: z.string().optional(), source: z.string().optional() }),
]);
const Volumes = z.array(Volume).catch([]);

/** Names of the named volumes that a service mounts. */
export function volumesOf(service: unknown): string[] {
  const holder = z.looseObject({ volumes: Volumes.optional() }).safeParse(service);
  const volumes = holder.success ? (holder.data.volumes ?? []) : [];
  return volumes.flatMap((volume) => {
    const source = typeof volume === 'string' ? volume.split(':')[0] : volume.source;
    return source && !/^[./~$]/.test(source) ? [source] : [];
  });
}

/** Names of the services that a service waits for or links to. */
export function waitsFor(service: unknown): string[] {
  const keys = z.looseObject({ depends_on: z.unknown(), links: z.unknown() }).partial().safeParse(service);
  if (!keys.success) return [];
  const { depends_on: dependsOn, links } = keys.data;
  const names = Array.isArray(dependsOn) ? dependsOn.map(String) : Object.keys(dependsOn ?? {});
  const linked = Array.isArray(links) ? links.map((link) => String(link).split(':')[0] ?? '') : [];
  return [...names, ...linked];
}
