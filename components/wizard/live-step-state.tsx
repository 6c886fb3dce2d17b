'use client';

import dynamic from 'next/dynamic';

/** The state of one step, following along while the page is open. */
export const LiveStepState = dynamic(() => import('./live-step-state-island'));
