'use client';

import dynamic from 'next/dynamic';

/** Makes a new sign-in link for an account and shows it once. */
export const RenewLinkButton = dynamic(() => import('./renew-link-button-island'));
