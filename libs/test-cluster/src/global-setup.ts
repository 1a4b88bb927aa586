import { createDataTemplate } from './data-template';

/** Runs once, before all files of Jest or Playwright. */
export default createDataTemplate;
