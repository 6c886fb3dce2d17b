/** Id of <main>: what the skip link leads to. */
export const MAIN_ID = 'main';
