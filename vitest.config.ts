import { defineConfig } from 'vitest/config';

// Many tests run the real command line as a process of its own; on a busy machine that takes seconds.
export default defineConfig({ test: { testTimeout: 60_000, maxWorkers: '100%' } });
