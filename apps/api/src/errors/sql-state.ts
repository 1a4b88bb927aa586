/** SQLSTATEs that somebody has to know apart (PostgreSQL documentation, appendix A). */
export const SQL_STATE = { foreignKeyViolation: '23503', uniqueViolation: '23505' } as const;

/** Whether a failure is the database's refusal of that state, thrown by TypeORM or by the driver itself. */
export function hasSqlState(error: unknown, state: keyof typeof SQL_STATE): boolean {
  return error instanceof Error && 'code' in error && error.code === SQL_STATE[state];
}
