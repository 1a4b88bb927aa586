import { makeDataTemplate } from './data-template';

/** Runs once, before all files of a run of Jest or Playwright. */
export default makeDataTemplate;
