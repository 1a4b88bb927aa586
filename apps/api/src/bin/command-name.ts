/** How a command of the operator is called here: by its own name in the image, which gives its processes that title. */
export function commandName(command: string): string {
  return process.title === command ? command : `npm run ${command} --`;
}
