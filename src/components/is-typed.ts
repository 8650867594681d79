/** Whether what was typed is the number, whatever separators stand in it. */
export const isTyped = (typed: string, count: number): boolean =>
  typed.replace(/\D/g, '') === String(count);
