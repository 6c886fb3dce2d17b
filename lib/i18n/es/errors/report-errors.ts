import type { reportErrors as english } from '../../en/errors/report-errors';
import type { Translation } from '../../translation';

export const reportErrors: Translation<typeof english> = {};
