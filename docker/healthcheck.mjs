/** Asks the program of this container whether it serves people; the image has no curl. */
const { PORT = '3000', BASE_PATH = '' } = process.env;
const address = `http://127.0.0.1:${PORT}${BASE_PATH.replace(/\/+$/, '')}/health/ready`;
const response = await fetch(address, { signal: AbortSignal.timeout(4000) }).catch(() => null);
process.exit(response?.ok === true ? 0 : 1);
