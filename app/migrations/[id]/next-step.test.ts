import { expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import { deriveSteps } from '@/lib/runs/derive-steps';
import { nextStep } from './next-step';

it('leads a new Supabase migration to its credentials, past what only some need', () => {
  const facts = () => ({ needs: [], hasPreview: false });
  const steps = deriveSteps({ runs: [], kind: 'supabase', skips: [], facts });
  expect(steps[0]).toMatchObject({ outline: { id: 'project.create' }, state: 'ready' });
  expect(nextStep('m', steps, translator('en')).href).toBe('/migrations/m/0/target.credentials');
});
