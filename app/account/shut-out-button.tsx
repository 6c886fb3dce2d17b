'use client';

import dynamic from 'next/dynamic';

/** Shuts an account out, after asking. */
export const ShutOutButton = dynamic(() => import('./shut-out-button-island'));
