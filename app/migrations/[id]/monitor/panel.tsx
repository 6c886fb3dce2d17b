'use client';

import dynamic from 'next/dynamic';

/** One part of the monitoring page, read by itself. */
export const Panel = dynamic(() => import('./panel-island'));
