'use client';

import dynamic from 'next/dynamic';

/** The live log of a switch, with its clock. */
export const LiveCutoverLog = dynamic(() => import('./live-cutover-island'));
