import { resolve } from 'node:path';

/** A path of the command line, seen from where the command was called: npm itself goes to the product's folder. */
export const namedPath = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);
