/**
 * A cell of RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe, which it
 * shows as text: names come from users and identity providers (OWASP, CSV injection; ASVS 1.2.10).
 */
export function csvCell(value: string | number | boolean | readonly string[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
