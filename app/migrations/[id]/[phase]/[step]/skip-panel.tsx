'use client';

import dynamic from 'next/dynamic';

/** Leaves a step out with a reason, or takes that back. */
export const SkipPanel = dynamic(() => import('./skip-panel-island'));
