'use client';

import dynamic from 'next/dynamic';

/** The live log of a copy, with its picture. */
export const LiveCopyLog = dynamic(() => import('./live-copy-island'));
