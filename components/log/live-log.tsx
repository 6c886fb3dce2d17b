'use client';

import dynamic from 'next/dynamic';

/** The live log of a run. */
export const LiveLog = dynamic(() => import('./live-log-island'));
