import { isAbsolute, relative, sep } from 'node:path';

/** True when an absolute path is the folder or lies below it. Both are compared as they are written: resolve links first. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
