'use client';

import dynamic from 'next/dynamic';

/** The live log of guests who book, with their counter. */
export const LiveBookingsLog = dynamic(() => import('./live-bookings-island'));
