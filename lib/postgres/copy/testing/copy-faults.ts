import type { CopyFault } from './fault-tools';
import { FAULTS_AFTER } from './faults-after';
import { FAULTS_BEFORE } from './faults-before';
import { FAULTS_DURING } from './faults-during';
import { FAULTS_OF_RULES } from './faults-of-rules';

/** Every fault of a copy and of a comparison, with what it must lead to. */
export const COPY_FAULTS: readonly CopyFault[] = [
  ...FAULTS_BEFORE,
  ...FAULTS_DURING,
  ...FAULTS_AFTER,
  ...FAULTS_OF_RULES,
];
