const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be compared with a column of type `uuid`: PostgreSQL fails on any other. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
