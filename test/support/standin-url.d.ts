/** Origin of the stand-in that the test runner started; web-test-runner.config.mjs serves this module. */
export const standinUrl: string;
