import { removeDataTemplate } from './data-template';

/** Runs once, after all files of Jest or Playwright. */
export default removeDataTemplate;
