'use client';

import dynamic from 'next/dynamic';

/** The phases of a migration, following along while the page is open. */
export const LivePhases = dynamic(() => import('./live-phases-island'));
