'use client';

import dynamic from 'next/dynamic';

/** A button that does one deed and says why when it was refused. */
export const DeedButton = dynamic(() => import('./deed-button-island'));
