'use client';

import dynamic from 'next/dynamic';

/** The state of a run that is shown, and the way to stop it. */
export const RunActions = dynamic(() => import('./run-actions-island'));
