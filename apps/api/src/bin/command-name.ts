/** How the operator calls a command: by its own name in the image, which gives its processes that title. */
export function commandName(command: string): string {
  return process.title === command ? command : `npm run ${command} --`;
}
