/**
 * Whether an id can be put into a path of the admin REST API. `.` and `..` cannot: browsers resolve
 * them, even when percent-encoded, so the request would go to another resource.
 */
export const isPathSafe = (id: string): boolean => id !== '' && id !== '.' && id !== '..';
