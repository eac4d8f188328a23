import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The long ones, longest first: begun early, so that no worker is left alone with one at the end. */
const long = [
  'durability/erasure',
  'lists/cli',
  'durability/jobs',
  'backup/backup',
  'durability/start',
  'lists/import',
  'durability/two-years',
  'durability/kill',
  'lists/faults',
  'linkage/test/columns',
  'durability/field-kill',
  'http/hostile',
  'cooperation/two-states',
  'test/assign',
  'figures/estimate',
  'link/command',
  'names/search',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`${name}.test.ts`))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

// The same number for both, or vitest ends one project before it begins the other.
const maxWorkers = 2

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'packages',
          include: [
            'packages/*/test/**/*.test.ts',
            'apps/web/test/**/*.test.{ts,tsx}',
            'apps/server/test/demo/**/*.test.ts',
          ],
          testTimeout: 30_000,
          // Nothing is kept between files: a worker reads the modules once.
          isolate: false,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/test/**/*.test.ts'],
          exclude: ['apps/server/test/demo/**'],
          globalSetup: ['apps/server/test/support/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers,
        },
      },
    ],
  },
})
