'use client';

import dynamic from 'next/dynamic';

/** Asks, and then has every credential of the migration deleted. */
export const ForgetButton = dynamic(() => import('./forget-button-island'));
