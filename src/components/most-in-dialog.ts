/** A job of more calls than that is watched on its own page. */
export const MOST_IN_DIALOG = 100;
