import { z } from 'zod';

/** Yes or no, as a script sends it, or in the words of a posted form. */
export const formFlag = z.union([z.boolean(), z.stringbool()]);
