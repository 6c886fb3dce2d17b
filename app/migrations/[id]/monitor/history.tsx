'use client';

import dynamic from 'next/dynamic';

/** What the monitoring remembers, following along while the page is open. */
export const History = dynamic(() => import('./history-island'));
