'use client';

import dynamic from 'next/dynamic';

/** The live log of a latency run, with its chart. */
export const LiveLatencyLog = dynamic(() => import('./live-latency-island'));
