/** The SQLSTATEs that the code distinguishes (PostgreSQL documentation, appendix A). */
export const SQL_STATE = { foreignKeyViolation: '23503', uniqueViolation: '23505' } as const;

/** Whether the database failed with this state, thrown by TypeORM or by the driver itself. */
export function hasSqlState(error: unknown, state: keyof typeof SQL_STATE): boolean {
  return error instanceof Error && 'code' in error && error.code === SQL_STATE[state];
}
