import type { ExposureEvidence as Evidence } from '../../plan/evidence/exposure-evidence';
import { exposureEvidence } from '../../plan/evidence/exposure-evidence';
import { defineStep } from '../../plan/step';
import { EXPOSURE_CRITERIA } from './exposure-criteria';
import { EXPOSURE_FIELDS, ExposureInput } from './exposure-input';
import { measureExposure, previewExposure, previewUndoExposure, undoExposure } from './measure-exposure';

export type ExposureEvidence = Evidence;

/** Who can reach the tables with the public key; locks down when asked, proves it both ways, and can undo it. */
export const exposure = defineStep({
  id: 'exposure',
  input: ExposureInput,
  evidence: exposureEvidence,
  fields: EXPOSURE_FIELDS,
  needs: ['schema.deploy'],
  recheck: (lastInput) => ({ ...lastInput, lockDown: 'none' }),
  sides: { target: 'writes' },
  writesTarget: true,
  writes: [{ place: 'target', by: 'undo' }],
  takenBack: { by: ['rollback.everything'], when: 'rollback.catalog' },
  preview: previewExposure,
  run: measureExposure,
  criteria: EXPOSURE_CRITERIA,
  changed: ({ undo }) => undo.length > 0,
  previewUndo: previewUndoExposure,
  undo: undoExposure,
});
