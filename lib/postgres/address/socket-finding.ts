import { type Finding, faultFinding } from './finding';

/** The instance in a Cloud SQL socket's path, `PROJECT:REGION:INSTANCE`. */
export function cloudSqlInstance(text: string): string | null {
  return /(?:^|\/)cloudsql\/([a-z][\w.:-]+)/i.exec(text)?.[1] ?? null;
}

/** The name of a Cloud SQL instance by itself: `project:region:instance`. */
export function isCloudSqlName(text: string): boolean {
  return /^(?:[\w.-]+:)?[a-z][a-z0-9-]{2,}:[a-z]+-[a-z]+\d+:[a-z][a-z0-9-]*$/.test(text.trim());
}

/** What stands for the host is a socket of the machine the text was written for: nothing to dial from elsewhere. */
export function socketFinding(path: string): Finding {
  const instance = cloudSqlInstance(path);
  if (instance !== null) return faultFinding('MUD-133', { instance });
  return faultFinding('MUD-132', { path: path === '' ? '/var/run/postgresql' : path.slice(0, 120) });
}

/** True for a host that is the folder of a Unix socket, plain or abstract. */
export function isSocketHost(host: string): boolean {
  return /^(?:\/|@\/?|[A-Za-z]:[\\/]|unix:)/.test(host);
}
