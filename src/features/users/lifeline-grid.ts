/** The columns of the lifelines: what a line is about, and the axis. */
export const LINE_GRID = 'grid grid-cols-[240px_minmax(0,1fr)] gap-4 px-4';
