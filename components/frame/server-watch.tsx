'use client';

import dynamic from 'next/dynamic';

/** What keeps every page true while it is open; it comes after the first paint. */
export const ServerWatch = dynamic(() => import('./server-watch-island'));
