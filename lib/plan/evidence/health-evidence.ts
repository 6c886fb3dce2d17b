import { HealthEvidence } from '../../backend/health/health-evidence';
import { defineEvidence } from '../define-evidence';

/** What the backend answered, and for how long. */
export const healthEvidence = defineEvidence('health', HealthEvidence);
