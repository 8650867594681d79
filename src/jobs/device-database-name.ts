/** What the database of this browser is called. On its own, so that asking whether there is one loads nothing. */
export const DATABASE_NAME = 'curfew';
