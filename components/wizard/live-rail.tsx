'use client';

import dynamic from 'next/dynamic';

/** The steps of a phase, following along while the page is open. */
export const LiveRail = dynamic(() => import('./live-rail-island'));
