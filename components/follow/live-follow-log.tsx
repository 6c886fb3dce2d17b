'use client';

import dynamic from 'next/dynamic';

/** The live log of a following, with its picture. */
export const LiveFollowLog = dynamic(() => import('./live-follow-island'));
