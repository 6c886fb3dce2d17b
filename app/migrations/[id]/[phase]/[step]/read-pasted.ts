'use server';

import { z } from 'zod';
import type { PastedText } from '@/components/wizard/use-pasted-text';
import { translator } from '@/lib/i18n/translate';
import { explainError } from '@/lib/platform/errors/explain-error';
import { pasteValues } from '@/lib/postgres/address/paste-values';
import { action } from '@/lib/web/auth/action';
import { viewerLocale } from '@/lib/web/viewer-locale';

const Pasted = z.object({
  stepId: z.enum(['target.credentials', 'source.connection']),
  text: z.string().max(20_000),
});

/**
 * Takes a pasted connection string or `.env` apart into the fields of the form. The values go back to the browser
 * that pasted them and are stored nowhere.
 */
export const readPasted = action('operator', Pasted, async ({ stepId, text }): Promise<PastedText | null> => {
  const locale = await viewerLocale();
  const t = translator(locale);
  const pasted = pasteValues(stepId, text);
  if (!pasted) return null;
  const said = pasted.findings.map((finding) =>
    finding.code ? `${finding.code} ${explainError(finding.code, locale).title}` : t(finding.message),
  );
  return { values: pasted.values, said: [...pasted.understood.map((message) => t(message)), ...said] };
});
