'use client';

import dynamic from 'next/dynamic';

/** What the downtime watch saw, following along while the page is open. */
export const WatchRecord = dynamic(() => import('./watch-record-island'));
