'use client';

import dynamic from 'next/dynamic';

/** “Run again from here”. */
export const AgainButton = dynamic(() => import('./again-button-island'));
